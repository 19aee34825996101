using Gust.Storage.Journals;

namespace Gust.Storage.Tests.Journals;

/// <summary>An owner that remembers what it was told.</summary>
internal sealed class RecordingOwner : IJournalOwner
{
    public List<long> Commits { get; } = [];

    public List<IOException> Failures { get; } = [];

    public void OnCommitted(long position) => Commits.Add(position);

    public void OnFailed(IOException why) => Failures.Add(why);
}
