using Microsoft.Win32.SafeHandles;

namespace Gust.Foundation.Disk;

/// <summary>The file system of the machine.</summary>
/// <remarks>Folders are synced where the system lets a process do it (not on Windows, whose file systems order names by themselves).</remarks>
internal sealed class SystemDisk : IDisk
{
    public static readonly SystemDisk Instance = new();

    private const FileShare ShareAll = FileShare.ReadWrite | FileShare.Delete;

    public IDiskFile Open(string path)
    {
        try
        {
            return new SystemDiskFile(File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, ShareAll, FileOptions.RandomAccess), path);
        }
        catch (Exception failure) when (DiskFailure.IsOfDisk(failure))
        {
            throw DiskFailure.Of("open", path, failure);
        }
    }

    public bool Exists(string path) => File.Exists(path);

    public void Delete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (DirectoryNotFoundException)
        {
            // A file is missing too when its folder is.
        }
        catch (Exception failure) when (DiskFailure.IsOfDisk(failure))
        {
            throw DiskFailure.Of("delete", path, failure);
        }
    }

    public void Rename(string from, string to)
    {
        try
        {
            File.Move(from, to, overwrite: true);
        }
        catch (Exception failure) when (DiskFailure.IsOfDisk(failure))
        {
            throw DiskFailure.Of("rename", from, failure);
        }
    }

    public void CreateFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception failure) when (DiskFailure.IsOfDisk(failure))
        {
            throw DiskFailure.Of("create folder", path, failure);
        }
    }

    public void DeleteFolder(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (DirectoryNotFoundException)
        {
            // Missing is what was asked for.
        }
        catch (Exception failure) when (DiskFailure.IsOfDisk(failure))
        {
            throw DiskFailure.Of("delete folder", path, failure);
        }
    }

    public IReadOnlyList<string> Files(string folder) => Names(folder, Directory.EnumerateFiles);

    public IReadOnlyList<string> Folders(string folder) => Names(folder, Directory.EnumerateDirectories);

    public void SyncFolder(string folder)
    {
        if (!OperatingSystem.IsWindows())
        {
            PosixDisk.SyncFolder(folder);
        }
    }

    /// <remarks>The file stays when the claim ends: who deleted it could delete the claim of the next.</remarks>
    public IDisposable? TryLock(string path)
    {
        try
        {
            SafeFileHandle claim = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

            // The runtime's own lock can be switched off by the environment and is skipped on some file systems.
            if (!OperatingSystem.IsWindows() && !PosixDisk.TryLock(claim, path))
            {
                claim.Dispose();
                return null;
            }

            return claim;
        }
        catch (IOException failure) when (DiskFailure.IsHeldByAnother(failure.HResult))
        {
            return null;
        }
        catch (Exception failure) when (DiskFailure.IsOfDisk(failure))
        {
            throw DiskFailure.Of("lock", path, failure);
        }
    }

    private static string[] Names(string folder, Func<string, IEnumerable<string>> paths)
    {
        try
        {
            return [.. paths(folder).Select(path => Path.GetFileName(path)!)];
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception failure) when (DiskFailure.IsOfDisk(failure))
        {
            throw DiskFailure.Of("list", folder, failure);
        }
    }
}
