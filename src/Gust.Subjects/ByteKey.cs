namespace Gust.Subjects;

/// <summary>Bytes to look up, with their hash.</summary>
internal readonly ref struct ByteKey
{
    private readonly byte[]? _owned;

    /// <summary>A key that is copied when it must be kept.</summary>
    public ByteKey(ReadOnlySpan<byte> bytes, in SubjectHash hash)
    {
        Bytes = bytes;
        Hash = hash.Of(bytes);
    }

    /// <summary>A key whose array may be kept as it is, because nobody writes to it any more.</summary>
    public ByteKey(byte[] owned, in SubjectHash hash)
        : this(owned.AsSpan(), hash) => _owned = owned;

    /// <summary>A kept key whose hash is known already.</summary>
    public ByteKey(byte[] owned, uint hash)
    {
        _owned = owned;
        Bytes = owned;
        Hash = hash;
    }

    public ReadOnlySpan<byte> Bytes { get; }

    public uint Hash { get; }

    public bool IsEmpty => Bytes.IsEmpty;

    public byte[] ToKept() => _owned ?? Bytes.ToArray();
}
