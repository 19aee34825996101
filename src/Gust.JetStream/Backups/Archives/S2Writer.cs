using System.Buffers.Binary;

namespace Gust.JetStream.Backups.Archives;

/// <summary>Puts a stream of bytes into the frames of S2, as they are: readers take them like compressed ones.</summary>
/// <param name="target">Gets the framed stream.</param>
internal sealed class S2Writer(IByteTarget target) : IByteTarget
{
    /// <summary>Content of one chunk: what Snappy's readers take too.</summary>
    private const int BlockSize = 64 << 10;

    private const int ContentAt = S2Format.HeaderSize + S2Format.ChecksumSize;
    private readonly byte[] _chunk = new byte[ContentAt + BlockSize];
    private int _length;
    private bool _hasBegun;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int count = Math.Min(bytes.Length, BlockSize - _length);
            bytes[..count].CopyTo(_chunk.AsSpan(ContentAt + _length));
            bytes = bytes[count..];
            _length += count;
            if (_length == BlockSize)
            {
                Flush();
            }
        }
    }

    /// <summary>Hands on what has come, though the chunk is not full.</summary>
    public void Flush()
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            target.Write([S2Format.Identifier, (byte)S2Format.S2Name.Length, 0, 0, .. S2Format.S2Name]);
        }

        if (_length > 0)
        {
            Span<byte> content = _chunk.AsSpan(ContentAt, _length);
            BinaryPrimitives.WriteInt32LittleEndian(_chunk, ((_length + S2Format.ChecksumSize) << 8) | S2Format.Uncompressed);
            BinaryPrimitives.WriteUInt32LittleEndian(_chunk.AsSpan(S2Format.HeaderSize), S2Format.ChecksumOf(content));
            target.Write(_chunk.AsSpan(0, ContentAt + _length));
            _length = 0;
        }
    }
}
