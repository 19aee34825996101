namespace Gust.Storage.Streams.Subjects;

internal readonly struct AnySubject : ISubjectTest
{
    public bool Takes(uint subject) => true;
}
