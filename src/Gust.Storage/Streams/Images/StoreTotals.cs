using System.Runtime.InteropServices;

namespace Gust.Storage.Streams.Images;

/// <summary>What an image keeps of a store as a whole, as it lies there.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 8)]
internal struct StoreTotals
{
    public long Messages;
    public long Bytes;
    public ulong FirstSequence;
    public long FirstTime;
    public ulong LastSequence;
    public long LastTime;
    public ulong NextId;
    public ulong Numbering;

    /// <summary>Retired files that follow, before <see cref="Blocks"/> blocks and the subjects.</summary>
    public int Retired;
    public int Blocks;
}
