namespace Gust.Storage.Streams.Subjects;

/// <summary>Which subjects a search takes, by number. A struct, so that each kind of search is compiled for itself.</summary>
internal interface ISubjectTest
{
    bool Takes(uint subject);
}
