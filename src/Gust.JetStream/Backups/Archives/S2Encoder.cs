using System.Buffers.Binary;

namespace Gust.JetStream.Backups.Archives;

/// <summary>Compresses one block, greedily, into what readers of Snappy take too: literals, and copies from up to 64 KiB before.</summary>
internal sealed class S2Encoder
{
    /// <summary>Bytes of a block at most: places in it fit into the table's entries.</summary>
    public const int BlockMax = 64 << 10;

    private const int MatchMin = 4;
    private const int CopyMax = 64;
    private const int TableBits = 14;
    private readonly ushort[] _places = new ushort[1 << TableBits];

    /// <summary>What a block may grow to.</summary>
    public static int SizeMax(int length) => 32 + length + (length / 6);

    /// <returns>Bytes that were written.</returns>
    public int Encode(ReadOnlySpan<byte> block, Span<byte> into)
    {
        Array.Clear(_places);
        int written = WriteLength(block.Length, into);
        int literal = 0;
        int at = 0;
        while (at + MatchMin <= block.Length)
        {
            int found = Exchange(block, at);
            if (found >= at || !block.Slice(found, MatchMin).SequenceEqual(block.Slice(at, MatchMin)))
            {
                at += 1 + ((at - literal) >> 6); // what does not compress is passed over faster and faster
                continue;
            }

            int length = MatchMin + block[(found + MatchMin)..].CommonPrefixLength(block[(at + MatchMin)..]);
            written += WriteLiteral(block[literal..at], into[written..]);
            written += WriteCopies(at - found, length, into[written..]);
            at += length;
            literal = at;
        }

        return written + WriteLiteral(block[literal..], into[written..]);
    }

    /// <summary>Where the same four bytes were last, perhaps; their place is this one from now on.</summary>
    private int Exchange(ReadOnlySpan<byte> block, int at)
    {
        uint hash = unchecked(BinaryPrimitives.ReadUInt32LittleEndian(block[at..]) * 0x9E37_79B1) >> (32 - TableBits);
        int found = _places[hash];
        _places[hash] = (ushort)at;
        return found;
    }

    private static int WriteLength(int length, Span<byte> into) => Consumers.VarInt.Write(into, (ulong)length);

    private static int WriteLiteral(ReadOnlySpan<byte> bytes, Span<byte> into)
    {
        if (bytes.IsEmpty)
        {
            return 0;
        }

        int last = bytes.Length - 1;
        int head = 1;
        switch (last)
        {
            case < 60:
                into[0] = (byte)(last << 2);
                break;
            case < 1 << 8:
                (into[0], into[1]) = (60 << 2, (byte)last);
                head = 2;
                break;
            default:
                into[0] = 61 << 2;
                BinaryPrimitives.WriteUInt16LittleEndian(into[1..], (ushort)last);
                head = 3;
                break;
        }

        bytes.CopyTo(into[head..]);
        return head + bytes.Length;
    }

    private static int WriteCopies(int distance, int length, Span<byte> into)
    {
        int written = 0;
        while (length > CopyMax)
        {
            int part = length - CopyMax < MatchMin ? CopyMax - MatchMin : CopyMax;
            written += WriteCopy(distance, part, into[written..]);
            length -= part;
        }

        return written + WriteCopy(distance, length, into[written..]);
    }

    private static int WriteCopy(int distance, int length, Span<byte> into)
    {
        if (length is >= 4 and < 12 && distance < 1 << 11)
        {
            into[0] = (byte)(((distance >> 8) << 5) | ((length - 4) << 2) | 1);
            into[1] = (byte)distance;
            return 2;
        }

        into[0] = (byte)(((length - 1) << 2) | 2);
        BinaryPrimitives.WriteUInt16LittleEndian(into[1..], (ushort)distance);
        return 3;
    }
}
