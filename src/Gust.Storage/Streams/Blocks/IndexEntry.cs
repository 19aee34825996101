using System.Runtime.InteropServices;

namespace Gust.Storage.Streams.Blocks;

/// <summary>One record in a block's index: where it lies, its subject's number and the way to that subject's previous message.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly struct IndexEntry(int offset, bool hasHeaders, uint subject, uint back)
{
    /// <summary>A back link that does not fit: the previous message must be looked for.</summary>
    public const uint Far = uint.MaxValue;

    private const uint HeadersBit = 1u << 31;
    private readonly uint _place = (uint)offset | (hasHeaders ? HeadersBit : 0);

    /// <summary>Its number in the stream's table.</summary>
    public readonly uint Subject = subject;

    /// <summary>How many sequences before it the subject's previous message was; 0: there was none.</summary>
    public readonly uint Back = back;

    public int Offset => (int)(_place & ~HeadersBit);

    public bool HasHeaders => (_place & HeadersBit) != 0;
}
