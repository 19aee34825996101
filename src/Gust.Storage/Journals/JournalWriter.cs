namespace Gust.Storage.Journals;

/// <summary>One owner's way into a journal. Costs its owner some fifty bytes and the journal nothing.</summary>
internal sealed class JournalWriter(Journal journal, IJournalOwner owner, ulong stream)
{
    /// <summary>Answered instead of a position: the journal took nothing and will tell nothing.</summary>
    public const long Refused = -1;

    /// <summary>Names the owner in its records.</summary>
    public ulong Stream => stream;

    internal IJournalOwner Owner => owner;

    /// <summary>The start of the round that this writer takes part in, and its place there. Guarded by the journal's lock.</summary>
    internal long RoundStart { get; set; } = -1;

    internal int RoundIndex { get; set; }

    /// <summary>Records have failed and the owner has not yet said that it knows. Guarded by the journal's lock.</summary>
    internal bool HasFailed { get; set; }

    /// <summary>Appends a record whose body is the parts one behind the other. Returns the position behind it, or <see cref="Refused"/>.</summary>
    /// <remarks>For any thread. Refused after a failure, and far past <see cref="Journal.IsFull"/>. The owner may be told before this returns.</remarks>
    public long Append(byte kind, ReadOnlySpan<byte> a, ReadOnlySpan<byte> b = default, ReadOnlySpan<byte> c = default) =>
        journal.Append(this, kind, a, b, c);

    /// <summary>The owner has taken back what failed; records that build on nothing of it may follow.</summary>
    public void Resume() => journal.Resume(this);
}
