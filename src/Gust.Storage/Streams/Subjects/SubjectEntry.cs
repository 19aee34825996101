using System.Runtime.InteropServices;

namespace Gust.Storage.Streams.Subjects;

/// <summary>What a stream knows of one subject.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct SubjectEntry
{
    private const ulong StaleBit = 1UL << 63;
    private ulong _first;

    /// <summary>The sequence of its newest message.</summary>
    public ulong Last;

    /// <summary>Messages; 0: the number is free, and <see cref="Name"/> is the next free one.</summary>
    public uint Count;

    /// <summary>Where its bytes lie.</summary>
    public uint Name;

    public uint Hash;

    /// <summary>The sequence of its oldest message, or a bound below it while <see cref="IsFirstStale"/>.</summary>
    public readonly ulong First => _first & ~StaleBit;

    /// <summary>The oldest message was removed and the next one not looked for yet.</summary>
    public readonly bool IsFirstStale => (_first & StaleBit) != 0;

    public void SetFirst(ulong sequence) => _first = sequence;

    public void SetFirstAtLeast(ulong sequence) => _first = sequence | StaleBit;
}
