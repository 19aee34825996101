namespace Gust.Subjects;

/// <summary>One place in a <see cref="ByteMapSegment"/>; free while <see cref="Key"/> is null.</summary>
internal struct ByteMapSlot
{
    public byte[]? Key;
    public object? Value;
    public uint Hash;
}
