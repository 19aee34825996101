using System.Buffers.Binary;

namespace Gust.JetStream.Backups.Archives;

/// <summary>Decompresses one block of S2 or Snappy: literals, and copies of what came before; S2 can repeat the last copy's distance.</summary>
internal ref struct S2Block
{
    private const int LongestInTag = 60;
    private readonly Span<byte> _into;
    private ReadOnlySpan<byte> _from;
    private int _at;
    private int _distance;

    private S2Block(ReadOnlySpan<byte> from, Span<byte> into)
    {
        _from = from;
        _into = into;
    }

    /// <summary>Bytes that a block says that it has; takes what tells it.</summary>
    public static int TakeLength(ref ReadOnlySpan<byte> block)
    {
        ulong length = 0;
        for (int i = 0; i < block.Length && i < 5; i++)
        {
            length |= (ulong)(block[i] & 0x7F) << (7 * i);
            if (block[i] < 0x80)
            {
                block = block[(i + 1)..];
                return length <= S2Format.BlockMax ? (int)length : throw Corrupt();
            }
        }

        throw Corrupt();
    }

    /// <param name="from">Behind the length.</param>
    /// <param name="into">As many bytes as the block says.</param>
    public static void Decode(ReadOnlySpan<byte> from, Span<byte> into)
    {
        S2Block block = new(from, into);
        while (!block._from.IsEmpty)
        {
            block.Step();
        }

        if (block._at != into.Length)
        {
            throw Corrupt();
        }
    }

    public static InvalidDataException Corrupt() => new("s2: corrupt input");

    private void Step()
    {
        byte tag = Take(1)[0];
        int six = tag >> 2;
        switch (tag & 3)
        {
            case 0:
                Literal(six < LongestInTag ? six + 1 : Number(six - LongestInTag + 1) + 1);
                break;
            case 1:
                Near(six, ((tag & 0xE0) << 3) | Take(1)[0]);
                break;
            case 2:
                _distance = BinaryPrimitives.ReadUInt16LittleEndian(Take(2));
                Copy(six + 1);
                break;
            default:
                _distance = Number(4);
                Copy(six + 1);
                break;
        }
    }

    private void Near(int six, int distance)
    {
        int length = six & 7;
        if (distance != 0)
        {
            _distance = distance;
        }
        else
        {
            length = length switch
            {
                5 => Number(1) + 4,
                6 => Number(2) + (1 << 8),
                7 => Number(3) + (1 << 16),
                _ => length,
            };
        }

        Copy(length + 4);
    }

    private void Literal(int length)
    {
        if (length <= 0 || length > _into.Length - _at)
        {
            throw Corrupt();
        }

        Take(length).CopyTo(_into[_at..]);
        _at += length;
    }

    private void Copy(int length)
    {
        if (_distance <= 0 || _distance > _at || length > _into.Length - _at)
        {
            throw Corrupt();
        }

        // What is copied may reach into what is being written: then it repeats, and each round can copy twice as much.
        Span<byte> into = _into.Slice(_at, length);
        Span<byte> from = _into.Slice(_at - _distance, Math.Min(_distance, length));
        for (int done = 0; done < length;)
        {
            int step = Math.Min(from.Length, length - done);
            from[..step].CopyTo(into[done..]);
            done += step;
            from = _into.Slice(_at - _distance, Math.Min(_distance + done, length));
        }

        _at += length;
    }

    private int Number(int bytes)
    {
        long number = 0;
        ReadOnlySpan<byte> from = Take(bytes);
        for (int i = 0; i < from.Length; i++)
        {
            number |= (long)from[i] << (8 * i);
        }

        return number < S2Format.BlockMax ? (int)number : throw Corrupt();
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _from.Length)
        {
            throw Corrupt();
        }

        ReadOnlySpan<byte> taken = _from[..count];
        _from = _from[count..];
        return taken;
    }
}
