using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;

namespace Gust.Foundation.Disk;

/// <summary>Calls of the C library that the runtime has no equal for.</summary>
[UnsupportedOSPlatform("windows")]
internal static partial class PosixDisk
{
    private const int Interrupted = 4;
    private const int LockExclusive = 2;
    private const int LockWithoutWaiting = 4;
    private const int ReadOnly = 0;

    // There are file systems that cannot sync a folder; what they promise of names they promise without.
    private const int Invalid = 22;
    private static readonly int Unsupported = OperatingSystem.IsLinux() ? 95 : 45;
    private static readonly int CloseOnExec = OperatingSystem.IsLinux() ? 0x80000 : 0x1000000;

    public static void SyncFolder(string folder)
    {
        using SafeFileHandle handle = Open(folder, ReadOnly | CloseOnExec, 0);
        if (handle.IsInvalid)
        {
            throw LastFailure("open", folder);
        }

        while (Sync(handle) != 0)
        {
            int error = Marshal.GetLastPInvokeError();
            if (error == Invalid || error == Unsupported)
            {
                return;
            }

            if (error != Interrupted)
            {
                throw LastFailure("sync", folder);
            }
        }
    }

    /// <summary>Syncs content and length of a file, without its times.</summary>
    [SupportedOSPlatform("linux")]
    public static void SyncData(SafeFileHandle file, string path)
    {
        while (SyncDataOf(file) != 0)
        {
            if (Marshal.GetLastPInvokeError() != Interrupted)
            {
                throw LastFailure("sync", path);
            }
        }
    }

    /// <summary>False when another open file has the lock.</summary>
    public static bool TryLock(SafeFileHandle file, string path)
    {
        while (Lock(file, LockExclusive | LockWithoutWaiting) != 0)
        {
            int error = Marshal.GetLastPInvokeError();
            if (DiskFailure.IsHeldByAnother(error))
            {
                return false;
            }

            if (error != Interrupted)
            {
                throw LastFailure("lock", path);
            }
        }

        return true;
    }

    private static IOException LastFailure(string verb, string path) =>
        DiskFailure.Of(verb, path, Marshal.GetLastPInvokeError(), Marshal.GetLastPInvokeErrorMessage());

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Sync(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    private static partial int SyncDataOf(SafeFileHandle file);

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Lock(SafeFileHandle file, int operation);
}
