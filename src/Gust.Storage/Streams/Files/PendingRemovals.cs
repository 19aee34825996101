using System.Buffers;
using System.Numerics;
using Gust.Foundation.Disk;
using Gust.Storage.Streams.Blocks;

namespace Gust.Storage.Streams.Files;

/// <summary>Removed messages of one block whose bit is not yet set in the file.</summary>
internal sealed class PendingRemovals
{
    private const int StretchBytes = 64 << 10;
    private ulong[] _bits = new ulong[1];

    public void Add(int ordinal)
    {
        var word = ordinal >> 6;
        if (word >= _bits.Length)
        {
            Array.Resize(ref _bits, Math.Max(word + 1, _bits.Length * 2));
        }

        _bits[word] |= 1UL << ordinal;
    }

    /// <summary>Sets the bits: alone where few lie together, else by reading and writing a whole stretch.</summary>
    /// <param name="mark">Told each byte's offset too, for who has a copy of it.</param>
    public void Write(IDiskFile file, BlockIndex index, Action<int> mark)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(StretchBytes);
        try
        {
            for (var ordinal = Next(0); ordinal >= 0;)
            {
                var first = Offset(index, ordinal);
                var next = Next(ordinal + 1);
                var length = next < 0 ? 1 : Math.Min(StretchBytes, LastWithin(index, next, first + StretchBytes) - first + 1);
                var stretch = buffer.AsSpan(0, Math.Max(1, length));
                if (file.Read(first, stretch) < stretch.Length)
                {
                    // The file is shorter than it was: what is lost needs no bit.
                    return;
                }

                while (ordinal >= 0 && Offset(index, ordinal) - first is var at && at < stretch.Length)
                {
                    stretch[at] |= (byte)RecordFlags.Removed;
                    mark(first + at);
                    ordinal = Next(ordinal + 1);
                }

                file.Write(first, stretch);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int Offset(BlockIndex index, int ordinal) => index[ordinal].Offset + RecordCodec.FlagsAt;

    /// <summary>The offset of the last one that lies before a limit; that of <paramref name="ordinal"/>'s forerunner, or less, when none does.</summary>
    private int LastWithin(BlockIndex index, int ordinal, int limit)
    {
        var last = 0;
        for (; ordinal >= 0 && Offset(index, ordinal) < limit; ordinal = Next(ordinal + 1))
        {
            last = Offset(index, ordinal);
        }

        return last;
    }

    /// <summary>The first one at or after an ordinal; -1: there is none.</summary>
    public int Next(int ordinal)
    {
        for (var word = ordinal >> 6; word < _bits.Length; word++)
        {
            var bits = word == ordinal >> 6 ? _bits[word] & (ulong.MaxValue << ordinal) : _bits[word];
            if (bits != 0)
            {
                return (word << 6) + BitOperations.TrailingZeroCount(bits);
            }
        }

        return -1;
    }
}
