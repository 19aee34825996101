namespace Gust.Storage.Streams.Subjects;

/// <summary>The bytes of subjects, one behind the other, each behind its length.</summary>
/// <remarks>A place is a chunk's number and an offset, so nothing moves when it grows; a removed name is only counted until <see cref="SubjectTable"/> packs the rest.</remarks>
internal struct SubjectNames
{
    private const int ChunkBytes = 64 << 10;
    private const int ChunkBytesMin = 48;
    private byte[][] _chunks;
    private int _chunkCount;
    private int _used;

    public SubjectNames()
    {
        _chunks = [[]];
        _chunkCount = 1;
    }

    /// <summary>Bytes of names that are in use, with their lengths.</summary>
    public long LiveBytes { get; private set; }

    /// <summary>Bytes of names that were given up.</summary>
    public long DeadBytes { get; private set; }

    public readonly ReadOnlySpan<byte> this[uint place]
    {
        get
        {
            var bytes = _chunks[place >> 16].AsSpan((int)(place & 0xFFFF));
            var length = 0;
            var at = 0;
            for (var shift = 0; ; shift += 7)
            {
                var one = bytes[at++];
                length |= (one & 0x7F) << shift;
                if (one < 0x80)
                {
                    return bytes.Slice(at, length);
                }
            }
        }
    }

    public uint Add(ReadOnlySpan<byte> name)
    {
        var size = SizeOf(name.Length);
        var chunk = Room(size);
        var place = (uint)((_chunkCount - 1) << 16) | (uint)_used;
        var into = chunk.AsSpan(_used, size);
        var length = (uint)name.Length;
        var at = 0;
        for (; length >= 0x80; length >>= 7)
        {
            into[at++] = (byte)(length | 0x80);
        }

        into[at++] = (byte)length;
        name.CopyTo(into[at..]);
        _used += size;
        LiveBytes += size;
        return place;
    }

    public void Remove(uint place)
    {
        var size = SizeOf(this[place].Length);
        LiveBytes -= size;
        DeadBytes += size;
    }

    /// <summary>Gives up all names.</summary>
    public void Clear()
    {
        Array.Resize(ref _chunks, 1);
        _chunkCount = 1;
        _used = 0;
        LiveBytes = 0;
        DeadBytes = 0;
    }

    private static int SizeOf(int length)
    {
        var size = length + 1;
        for (; length >= 0x80; length >>= 7)
        {
            size++;
        }

        return size;
    }

    private byte[] Room(int size)
    {
        ref var last = ref _chunks[_chunkCount - 1];
        if (_used + size <= last.Length)
        {
            return last;
        }

        if (_used + size <= ChunkBytes)
        {
            Array.Resize(ref last, Math.Min(ChunkBytes, Math.Max(Math.Max(ChunkBytesMin, _used + size), last.Length * 2)));
            return last;
        }

        if (_chunkCount == _chunks.Length)
        {
            Array.Resize(ref _chunks, _chunkCount * 2);
        }

        _used = 0;
        return _chunks[_chunkCount++] = new byte[Math.Max(size, ChunkBytes)];
    }
}
