using System.Buffers;
using System.Buffers.Binary;

namespace Gust.JetStream.Backups.Archives;

/// <summary>Takes a framed S2 or Snappy stream in pieces of any size, and hands on what it holds. Never keeps more than one chunk.</summary>
/// <param name="target">Gets the content.</param>
internal sealed class S2Reader(IByteTarget target) : IDisposable
{
    private byte[] _held = [];
    private int _length;
    private int _toSkip;
    private bool _isIdentified;

    /// <summary>Whether all that came was whole chunks.</summary>
    public bool IsAtEnd => _length == 0 && _toSkip == 0;

    /// <exception cref="InvalidDataException">It is no such stream, or damaged; the target's own refusals pass too.</exception>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        Skip(ref bytes);
        while (!bytes.IsEmpty)
        {
            if (_length == 0 && TryTake(ref bytes))
            {
                continue;
            }

            Gather(ref bytes);
        }
    }

    public void Dispose()
    {
        if (_held.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_held);
            _held = [];
        }
    }

    /// <summary>Takes a chunk that lies there whole.</summary>
    private bool TryTake(ref ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < S2Format.HeaderSize)
        {
            return false;
        }

        int size = SizeOf(bytes);
        if (bytes[0] is >= S2Format.Skippable and not S2Format.Identifier)
        {
            _toSkip = size;
            Skip(ref bytes);
            return true;
        }

        if (bytes.Length < size)
        {
            return false;
        }

        Read(bytes[..size]);
        bytes = bytes[size..];
        return true;
    }

    /// <summary>Takes as much as completes the chunk that has begun.</summary>
    private void Gather(ref ReadOnlySpan<byte> bytes)
    {
        Hold(ref bytes, S2Format.HeaderSize);
        if (_length < S2Format.HeaderSize)
        {
            return;
        }

        int size = SizeOf(_held);
        if (_held[0] is >= S2Format.Skippable and not S2Format.Identifier)
        {
            _toSkip = size - _length;
            _length = 0;
            Skip(ref bytes);
            return;
        }

        Hold(ref bytes, size);
        if (_length == size)
        {
            Read(_held.AsSpan(0, size));
            _length = 0;
        }
    }

    private void Hold(ref ReadOnlySpan<byte> bytes, int upTo)
    {
        int count = Math.Min(bytes.Length, Math.Max(0, upTo - _length));
        if (_held.Length < _length + count)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Min(upTo, Math.Max(_length + count, _held.Length * 2)));
            _held.AsSpan(0, _length).CopyTo(larger);
            Dispose();
            _held = larger;
        }

        bytes[..count].CopyTo(_held.AsSpan(_length));
        _length += count;
        bytes = bytes[count..];
    }

    private void Skip(ref ReadOnlySpan<byte> bytes)
    {
        int count = Math.Min(_toSkip, bytes.Length);
        _toSkip -= count;
        bytes = bytes[count..];
    }

    /// <summary>Bytes of a chunk with its header. What cannot be one is found out before anything is kept of it.</summary>
    private int SizeOf(ReadOnlySpan<byte> header)
    {
        int length = header[1] | (header[2] << 8) | (header[3] << 16);
        bool isGood = header[0] switch
        {
            S2Format.Identifier => length == S2Format.S2Name.Length,
            S2Format.Compressed or S2Format.Uncompressed => _isIdentified && length is >= S2Format.ChecksumSize and <= S2Format.ChunkMax,
            _ => _isIdentified && header[0] >= S2Format.Skippable,
        };
        return isGood ? S2Format.HeaderSize + length : throw S2Block.Corrupt();
    }

    private void Read(ReadOnlySpan<byte> chunk)
    {
        ReadOnlySpan<byte> body = chunk[S2Format.HeaderSize..];
        if (chunk[0] == S2Format.Identifier)
        {
            _isIdentified = body.SequenceEqual(S2Format.S2Name) || body.SequenceEqual(S2Format.SnappyName) ? true : throw S2Block.Corrupt();
            return;
        }

        uint checksum = BinaryPrimitives.ReadUInt32LittleEndian(body);
        ReadOnlySpan<byte> content = body[S2Format.ChecksumSize..];
        if (chunk[0] == S2Format.Uncompressed)
        {
            Give(content, checksum);
            return;
        }

        int length = S2Block.TakeLength(ref content);
        byte[] plain = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            S2Block.Decode(content, plain.AsSpan(0, length));
            Give(plain.AsSpan(0, length), checksum);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain);
        }
    }

    private void Give(ReadOnlySpan<byte> content, uint checksum)
    {
        if (S2Format.ChecksumOf(content) != checksum)
        {
            throw new InvalidDataException("s2: corrupt input, crc mismatch");
        }

        target.Write(content);
    }
}
