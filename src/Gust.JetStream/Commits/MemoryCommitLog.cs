namespace Gust.JetStream.Commits;

/// <summary>Of a stream in memory: what is appended is committed.</summary>
internal sealed class MemoryCommitLog : ICommitLog
{
    public long Committed => Appended;

    public long Appended { get; private set; }

    public IOException? Failure => null;

    public bool TryAppend(StreamRecordKind kind, ReadOnlySpan<byte> a, ReadOnlySpan<byte> b = default)
    {
        Appended++;
        return true;
    }

    public void Resume()
    {
    }
}
