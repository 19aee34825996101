using System.Runtime.InteropServices;

namespace Gust.Storage.Streams.Blocks;

/// <summary>What an image keeps of a block, as it lies there: little-endian, without padding.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal struct BlockState
{
    public ulong Id;
    public ulong FirstSequence;
    public ulong LastSequence;
    public long TimeMax;
    public long LiveBytes;
    public ulong FirstLiveSequence;
    public int Count;
    public int Live;
    public int FirstLive;
    public int Length;

    /// <summary>Words of removed bits that follow.</summary>
    public int RemovedWords;
    public BlockFlags Flags;

    public readonly bool IsInOrderOfTime => (Flags & BlockFlags.InOrderOfTime) != 0;

    public readonly bool IsCoded => (Flags & BlockFlags.Coded) != 0;

    public readonly bool IsSealed => (Flags & BlockFlags.Sealed) != 0;
}
