using Gust.Foundation.Disk;

namespace Gust.Storage.Tests.Streams;

internal sealed class MemoryDiskHandle : IDiskFile
{
    private readonly MemoryDisk _disk;
    private readonly MemoryDiskFile _file;
    private bool _isClosed;

    public MemoryDiskHandle(MemoryDisk disk, MemoryDiskFile file)
    {
        _disk = disk;
        _file = file;
        _disk.OpenHandles++;
    }

    public long Length => Open.Length;

    private MemoryDiskFile Open
    {
        get
        {
            ObjectDisposedException.ThrowIf(_isClosed, this);
            return _file;
        }
    }

    public int Read(long offset, Span<byte> into) => Open.Read(offset, into);

    public void Write(long offset, ReadOnlySpan<byte> bytes) => Open.Write(offset, bytes);

    public void Sync() => _ = Open;

    public void SetLength(long length) => Open.SetLength(length);

    public void Dispose()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            _disk.OpenHandles--;
        }
    }
}
