namespace Gust.Storage.Streams.Subjects;

internal readonly struct OneSubject(uint number) : ISubjectTest
{
    public bool Takes(uint subject) => subject == number;
}
