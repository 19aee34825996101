using Gust.Foundation.Disk;

namespace Gust.Storage.Tests.Streams;

/// <summary>The bytes of a file of a <see cref="MemoryDisk"/>.</summary>
internal sealed class MemoryDiskFile(MemoryDisk disk)
{
    private byte[] _bytes = [];

    public int Length { get; private set; }

    public Span<byte> Bytes => _bytes.AsSpan(0, Length);

    public int Read(long offset, Span<byte> into)
    {
        disk.Reads++;
        int count = (int)Math.Clamp(Length - offset, 0, into.Length);
        if (count > 0)
        {
            _bytes.AsSpan((int)offset, count).CopyTo(into);
        }

        return count;
    }

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        if (disk.IsFull)
        {
            throw new DiskFullException("full");
        }

        if (offset + bytes.Length > Length)
        {
            SetLength(offset + bytes.Length);
        }

        bytes.CopyTo(_bytes.AsSpan((int)offset));
    }

    public void SetLength(long length)
    {
        if (length > _bytes.Length)
        {
            Array.Resize(ref _bytes, (int)Math.Max(length, _bytes.Length * 2L));
        }

        if (length < Length)
        {
            _bytes.AsSpan((int)length, (int)(Length - length)).Clear();
        }

        Length = (int)length;
    }
}
