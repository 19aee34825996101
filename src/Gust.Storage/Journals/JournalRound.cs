using Gust.Storage.Encryption;

namespace Gust.Storage.Journals;

/// <summary>Records that are gathered, then written as one frame, and who wants to know. Two of them take turns.</summary>
/// <remarks>While it gathers it is guarded by the journal's lock; while it is committed it belongs to the journal's thread.</remarks>
internal sealed class JournalRound(StoreCipher? cipher, TimeProvider time)
{
    private const int BytesAtFirst = 4 << 10;

    /// <summary>A buffer up to this size is kept however little it holds.</summary>
    private const int BytesKept = 256 << 10;

    /// <summary>Rounds in a row that use less than a quarter of a larger buffer, after which it is given back.</summary>
    private const int SmallRoundsMax = 64;

    /// <summary>Where the first record lies.</summary>
    private readonly int _recordsAt = FrameHeader.Size + (cipher is null ? 0 : StoreCipher.Overhead);

    private byte[] _bytes = GC.AllocateUninitializedArray<byte>(BytesAtFirst);
    private int _length;
    private int _extent;
    private int _records;
    private int _smallRounds;
    private Share[] _shares = new Share[4];
    private int _shareCount;

    /// <summary>Position of the frame's first byte.</summary>
    public long Start { get; private set; }

    /// <summary>Position behind the last record.</summary>
    public long End => Start + _length;

    /// <summary>Bytes gathered.</summary>
    public int Length => _length;

    public bool IsEmpty => _records == 0;

    /// <summary>Records gathered.</summary>
    public int Records => _records;

    /// <summary>Timestamp of the first record.</summary>
    public long BegunAt { get; private set; }

    /// <summary>How many writers take part.</summary>
    public int Writers => _shareCount;

    /// <summary>The whole frame, once it is sealed.</summary>
    public ReadOnlySpan<byte> Frame => _bytes.AsSpan(0, _extent);

    /// <summary>Starts anew behind a position.</summary>
    public void Begin(long start)
    {
        Start = start;
        _length = _recordsAt;
        _records = 0;
        Array.Clear(_shares, 0, _shareCount);
        _shareCount = 0;
        Shrink();
    }

    /// <summary>Copies a record in. Returns the position behind it.</summary>
    public long Add(JournalWriter writer, byte kind, ReadOnlySpan<byte> a, ReadOnlySpan<byte> b, ReadOnlySpan<byte> c)
    {
        int body = a.Length + b.Length + c.Length;
        int size = RecordCodec.HeaderSize + body;
        Span<byte> into = Room(size);
        RecordCodec.WriteHeader(into, body, writer.Stream, kind);
        into = into[RecordCodec.HeaderSize..];
        a.CopyTo(into);
        b.CopyTo(into[a.Length..]);
        c.CopyTo(into[(a.Length + b.Length)..]);
        _length += size;
        BegunAt = _records == 0 ? time.GetTimestamp() : BegunAt;
        _records++;
        Join(writer, End);
        return End;
    }

    /// <summary>One of those who take part, with the highest of its positions.</summary>
    public (JournalWriter Writer, long Position) At(int index) => (_shares[index].Writer, _shares[index].Position);

    /// <summary>Pads the frame to a multiple of <paramref name="alignment"/> and answers its size.</summary>
    public int Pad(int alignment)
    {
        _extent = (_length + alignment - 1) / alignment * alignment;
        Room(_extent - _length)[..(_extent - _length)].Clear();
        return _extent;
    }

    /// <summary>Writes the header of the padded frame, and encrypts its records if the store is encrypted. Once in a round's life.</summary>
    public void Stamp(ulong identity, long previousEnd)
    {
        Span<byte> body = _bytes.AsSpan(FrameHeader.Size, _length - FrameHeader.Size);
        var header = new FrameHeader(identity, Start, previousEnd, body.Length, _extent, _records, 0, cipher is not null);
        if (cipher is not null)
        {
            header.Write(_bytes);
            cipher.Seal(_bytes.AsSpan(_recordsAt, _length - _recordsAt), FrameHeader.ContextOf(_bytes), body);
        }

        (header with { BodyCrc = Crc32C.Of(body) }).Write(_bytes);
    }

    private void Join(JournalWriter writer, long position)
    {
        // No two rounds with records begin at the same position, so it names the round.
        if (writer.RoundStart != Start)
        {
            if (_shareCount == _shares.Length)
            {
                Array.Resize(ref _shares, _shareCount * 2);
            }

            writer.RoundStart = Start;
            writer.RoundIndex = _shareCount++;
        }

        _shares[writer.RoundIndex] = new Share(writer, position);
    }

    private Span<byte> Room(int size)
    {
        int needed = _length + size;
        if (needed > _bytes.Length)
        {
            byte[] larger = GC.AllocateUninitializedArray<byte>((int)Math.Clamp(_bytes.Length * 2L, needed, Array.MaxLength));
            _bytes.AsSpan(0, _length).CopyTo(larger);
            _bytes = larger;
        }

        return _bytes.AsSpan(_length);
    }

    private void Shrink()
    {
        _smallRounds = _bytes.Length > BytesKept && _extent < _bytes.Length / 4 ? _smallRounds + 1 : 0;
        if (_smallRounds > SmallRoundsMax)
        {
            _smallRounds = 0;
            _bytes = GC.AllocateUninitializedArray<byte>(_bytes.Length / 2);
        }
    }

    private readonly record struct Share(JournalWriter Writer, long Position);
}
