using Gust.Foundation.Disk;

namespace Gust.Testing.Disk;

/// <summary>A file that a <see cref="SimulatedDisk"/> has opened.</summary>
internal sealed class SimulatedFile(SimulatedDisk disk, SimulatedInode inode, int life) : IDiskFile
{
    private bool _closed;

    public long Length => Do(room: false, () => inode.Current.Length);

    public int Read(long offset, Span<byte> into)
    {
        byte[] read = new byte[into.Length];
        int count = Do(room: false, () => inode.Current.Read(offset, read));
        read.AsSpan(0, count).CopyTo(into);
        return count;
    }

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        byte[] written = bytes.ToArray();
        bool grows = offset + written.Length > inode.Current.Length;
        Do(
            grows,
            () =>
            {
                inode.Write(offset, written);
                return true;
            },
            random => inode.Write(offset, written.AsSpan(0, random.Next(written.Length + 1))));
    }

    public void Sync() => Do(
        room: false,
        () =>
        {
            inode.Sync();
            return true;
        },
        inode.FailSync);

    public void SetLength(long length)
    {
        bool grows = length > inode.Current.Length;
        Do(grows, () =>
        {
            inode.SetLength(length);
            return true;
        });
    }

    public void Dispose() => _closed = true;

    private T Do<T>(bool room, Func<T> operation, Action<Foundation.IRandom>? half = null)
    {
        ObjectDisposedException.ThrowIf(_closed, this);
        if (life != disk.Lives)
        {
            throw new InvalidOperationException("this file was opened before the disk crashed");
        }

        return disk.Do(room, operation, half);
    }
}
