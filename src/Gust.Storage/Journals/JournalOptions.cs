using Gust.Storage.Encryption;

namespace Gust.Storage.Journals;

/// <summary>How a journal works.</summary>
internal sealed record JournalOptions
{
    /// <summary>A round is synced before it counts as committed. Else it is only written, and <see cref="Journal.SyncNow"/> is called on time.</summary>
    public bool SyncEveryRound { get; init; } = true;

    /// <summary>Encrypts the records; null: nothing does.</summary>
    public StoreCipher? Cipher { get; init; }

    /// <summary>Size at which a segment is full. A frame that is larger gets one of its size.</summary>
    public long SegmentBytes { get; init; } = 16 << 20;

    /// <summary>Pending bytes at which the journal says that it is full. Nothing is refused for it.</summary>
    public int PendingBytesMax { get; init; } = 8 << 20;

    /// <summary>Segments that are kept for use when their content has been given up.</summary>
    public int SparesMax { get; init; } = 4;

    /// <summary>How far ahead a new segment is filled with zeros, so that a sync has no length and no blocks to write down.</summary>
    public int ZeroAheadBytes { get; init; } = 1 << 20;

    /// <summary>How long after a failure nothing is tried.</summary>
    public TimeSpan RetryPause { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Frames begin at multiples of this. What a page cache writes for one round never touches what an earlier one has acknowledged; without
    /// a sync for each round there is no such promise to keep.
    /// </summary>
    public int Alignment => SyncEveryRound ? 4096 : FrameHeader.AlignmentMin;
}
