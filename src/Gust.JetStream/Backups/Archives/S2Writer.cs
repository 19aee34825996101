using System.Buffers.Binary;

namespace Gust.JetStream.Backups.Archives;

/// <summary>Puts a stream of bytes into the frames of S2, each compressed if that makes it smaller.</summary>
/// <param name="target">Gets the framed stream.</param>
internal sealed class S2Writer(IByteTarget target) : IByteTarget
{
    private const int BlockSize = S2Encoder.BlockMax;
    private const int ContentAt = S2Format.HeaderSize + S2Format.ChecksumSize;
    private readonly S2Encoder _encoder = new();
    private readonly byte[] _block = new byte[ContentAt + BlockSize];
    private readonly byte[] _compressed = new byte[ContentAt + S2Encoder.SizeMax(BlockSize)];
    private int _length;
    private bool _hasBegun;

    public void Write(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            int count = Math.Min(bytes.Length, BlockSize - _length);
            bytes[..count].CopyTo(_block.AsSpan(ContentAt + _length));
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

        if (_length == 0)
        {
            return;
        }

        ReadOnlySpan<byte> content = _block.AsSpan(ContentAt, _length);
        uint checksum = S2Format.ChecksumOf(content);
        int size = _encoder.Encode(content, _compressed.AsSpan(ContentAt));
        if (size < _length)
        {
            WriteChunk(S2Format.Compressed, _compressed, size, checksum);
        }
        else
        {
            WriteChunk(S2Format.Uncompressed, _block, _length, checksum);
        }

        _length = 0;
    }

    /// <param name="type">Of the chunk.</param>
    /// <param name="chunk">The content, with room before it.</param>
    /// <param name="size">Of the content.</param>
    /// <param name="checksum">Of what it holds uncompressed.</param>
    private void WriteChunk(byte type, byte[] chunk, int size, uint checksum)
    {
        BinaryPrimitives.WriteInt32LittleEndian(chunk, ((size + S2Format.ChecksumSize) << 8) | type);
        BinaryPrimitives.WriteUInt32LittleEndian(chunk.AsSpan(S2Format.HeaderSize), checksum);
        target.Write(chunk.AsSpan(0, ContentAt + size));
    }
}
