using Gust.Foundation.Disk;

namespace Gust.Storage.Journals;

/// <summary>A segment that is open for writing. Owned by <see cref="JournalTail"/>.</summary>
internal sealed class JournalSegment(SegmentName name, IDiskFile file) : IDisposable
{
    private static readonly byte[] Zeros = new byte[64 << 10];

    private long _allocated = file.Length;

    public SegmentName Name { get; } = name;

    /// <summary>Bytes written since it was opened, to see whether a sync has anything to do.</summary>
    public long Written { get; private set; }

    /// <summary><see cref="Written"/> at the last sync that succeeded.</summary>
    public long Synced { get; private set; }

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        file.Write(offset, bytes);
        _allocated = Math.Max(_allocated, offset + bytes.Length);
        Written += bytes.Length;
    }

    public void Sync()
    {
        long written = Written;
        file.Sync();
        Synced = written;
    }

    /// <summary>Makes the device give the file blocks up to <paramref name="end"/>, by zeros: what is overwritten later needs no new ones.</summary>
    public void Reserve(long end)
    {
        while (_allocated < end)
        {
            int count = (int)Math.Min(Zeros.Length, end - _allocated);
            file.Write(_allocated, Zeros.AsSpan(0, count));
            _allocated += count;
        }
    }

    public void Dispose() => file.Dispose();
}
