using System.Buffers;
using Gust.JetStream.Consumers;

namespace Gust.JetStream.Backups.Archives;

/// <summary>Takes an archive in pieces and shows its entries. Never keeps more than one entry beside a piece.</summary>
/// <param name="visitor">Is shown them.</param>
internal sealed class ArchiveReader(IArchiveVisitor visitor) : IByteTarget, IDisposable
{
    /// <summary>Bytes of an entry at most: a message of the largest payload that a server can allow, and the state of a large consumer.</summary>
    private const int EntryMax = 128 << 20;

    private const int Numbers = 5;
    private byte[] _held = [];
    private int _length;
    private bool _hasBegun;

    /// <summary>The archive said that it is whole. What comes behind that is ignored.</summary>
    public bool IsComplete { get; private set; }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (_length == 0)
        {
            int read = Read(bytes);
            Hold(bytes[read..]);
            return;
        }

        Hold(bytes);
        int taken = Read(_held.AsSpan(0, _length));
        if (taken > 0)
        {
            _length -= taken;
            _held.AsSpan(taken, _length).CopyTo(_held);
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

    /// <summary>Shows all entries that are whole. Returns how many bytes they have.</summary>
    private int Read(ReadOnlySpan<byte> bytes)
    {
        ReadOnlySpan<byte> from = bytes;
        if (!_hasBegun && !TryBegin(ref from))
        {
            return 0;
        }

        while (!IsComplete && TryRead(from, out ArchiveEntry entry, out int size))
        {
            from = from[size..];
            if (entry.Name.IsEmpty)
            {
                IsComplete = true;
            }
            else
            {
                visitor.Visit(entry);
            }
        }

        return IsComplete ? bytes.Length : bytes.Length - from.Length;
    }

    private bool TryBegin(ref ReadOnlySpan<byte> from)
    {
        int count = Math.Min(from.Length, ArchiveFormat.Magic.Length);
        if (!from[..count].SequenceEqual(ArchiveFormat.Magic[..count]))
        {
            throw new InvalidDataException(
                "the archive is not one of server version 2.15 or later; restore older backups with the server that made them, and back them up anew");
        }

        _hasBegun = count == ArchiveFormat.Magic.Length;
        from = _hasBegun ? from[count..] : from;
        return _hasBegun;
    }

    private static bool TryRead(ReadOnlySpan<byte> from, out ArchiveEntry entry, out int size)
    {
        entry = default;
        size = 0;
        Span<ulong> numbers = stackalloc ulong[Numbers];
        ReadOnlySpan<byte> rest = from;
        foreach (ref ulong number in numbers)
        {
            if (!TryTake(ref rest, out number))
            {
                return false;
            }
        }

        if (numbers[0] > EntryMax || numbers[3] > EntryMax || numbers[4] > EntryMax || numbers[0] + numbers[3] + numbers[4] > EntryMax)
        {
            throw new InvalidDataException("an entry of the archive is too large");
        }

        int name = (int)numbers[0];
        int headers = (int)numbers[3];
        int payload = (int)numbers[4];
        if (rest.Length < name + headers + payload)
        {
            return false;
        }

        entry = new ArchiveEntry
        {
            Name = rest[..name],
            Time = VarInt.UnZigZag(numbers[1]),
            Sequence = numbers[2],
            Headers = rest.Slice(name, headers),
            Payload = rest.Slice(name + headers, payload),
        };
        size = from.Length - rest.Length + name + headers + payload;
        return true;
    }

    /// <summary>False: it is not there whole.</summary>
    private static bool TryTake(ref ReadOnlySpan<byte> from, out ulong number)
    {
        number = 0;
        int end = from[..Math.Min(from.Length, VarInt.BytesMax)].IndexOfAnyInRange((byte)0, (byte)0x7F);
        if (end < 0)
        {
            return from.Length < VarInt.BytesMax ? false : throw new InvalidDataException("a number in the archive is damaged");
        }

        number = VarInt.Read(ref from);
        return true;
    }

    private void Hold(ReadOnlySpan<byte> bytes)
    {
        if (_held.Length < _length + bytes.Length)
        {
            byte[] larger = ArrayPool<byte>.Shared.Rent(Math.Max(_length + bytes.Length, _held.Length * 2));
            _held.AsSpan(0, _length).CopyTo(larger);
            Dispose();
            _held = larger;
        }

        bytes.CopyTo(_held.AsSpan(_length));
        _length += bytes.Length;
    }
}
