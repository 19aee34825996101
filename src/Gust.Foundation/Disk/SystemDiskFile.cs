using Microsoft.Win32.SafeHandles;

namespace Gust.Foundation.Disk;

/// <summary>An open file of the machine, without a buffer of its own.</summary>
internal sealed class SystemDiskFile(SafeFileHandle handle, string path) : IDiskFile
{
    public long Length
    {
        get
        {
            try
            {
                return RandomAccess.GetLength(handle);
            }
            catch (Exception failure) when (DiskFailure.IsOfDisk(failure))
            {
                throw DiskFailure.Of("read the length of", path, failure);
            }
        }
    }

    public int Read(long offset, Span<byte> into)
    {
        int total = 0;
        try
        {
            while (total < into.Length)
            {
                int read = RandomAccess.Read(handle, into[total..], offset + total);
                if (read == 0)
                {
                    break;
                }

                total += read;
            }

            return total;
        }
        catch (Exception failure) when (DiskFailure.IsOfDisk(failure))
        {
            throw DiskFailure.Of("read", path, failure);
        }
    }

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
        try
        {
            RandomAccess.Write(handle, bytes, offset);
        }
        catch (Exception failure) when (DiskFailure.IsOfDisk(failure))
        {
            throw DiskFailure.Of("write", path, failure);
        }
    }

    public void Sync()
    {
        // The runtime's own call syncs times of the file too, which costs the file system a commit of its journal for each.
        if (OperatingSystem.IsLinux())
        {
            PosixDisk.SyncData(handle, path);
            return;
        }

        try
        {
            RandomAccess.FlushToDisk(handle);
        }
        catch (Exception failure) when (DiskFailure.IsOfDisk(failure))
        {
            throw DiskFailure.Of("sync", path, failure);
        }
    }

    public void SetLength(long length)
    {
        try
        {
            RandomAccess.SetLength(handle, length);
        }
        catch (Exception failure) when (DiskFailure.IsOfDisk(failure))
        {
            throw DiskFailure.Of("set the length of", path, failure);
        }
    }

    public void Dispose() => handle.Dispose();
}
