using Gust.Storage.Journals;

namespace Gust.JetStream.Commits;

/// <summary>The journal of the store, as one stream sees it.</summary>
/// <remarks>The journal's thread notes what is committed and wakes the owner.</remarks>
internal sealed class JournalCommitLog : ICommitLog, IJournalOwner
{
    private readonly JournalWriter _writer;
    private readonly Action _wake;
    private long _committed;
    private long _appended;
    private IOException? _failure;

    /// <param name="journal">Of the store.</param>
    /// <param name="stream">The stream's number.</param>
    /// <param name="wake">Gives the stream's owner a turn. For any thread.</param>
    public JournalCommitLog(Journal journal, ulong stream, Action wake)
    {
        _wake = wake;
        _writer = journal.Writer(this, stream);
        _committed = Appended = journal.Committed;
    }

    public long Committed => Volatile.Read(ref _committed);

    public long Appended
    {
        get => Volatile.Read(ref _appended);
        private set => Volatile.Write(ref _appended, value);
    }

    public IOException? Failure => Volatile.Read(ref _failure);

    public bool TryAppend(StreamRecordKind kind, ReadOnlySpan<byte> a, ReadOnlySpan<byte> b = default)
    {
        long position = _writer.Append((byte)kind, a, b);
        if (position == JournalWriter.Refused)
        {
            return false;
        }

        Appended = position;
        return true;
    }

    public void Resume()
    {
        Appended = Committed;
        Volatile.Write(ref _failure, null);
        _writer.Resume();
    }

    public void OnCommitted(long position)
    {
        Volatile.Write(ref _committed, position);
        _wake();
    }

    public void OnFailed(IOException why)
    {
        Volatile.Write(ref _failure, why);
        _wake();
    }
}
