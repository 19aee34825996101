using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Gust.Server.Logging;

/// <summary>A file that several processes may append to at once without overwriting each other.</summary>
/// <remarks>FileMode.Append writes at the end it saw when it opened; on Unix O_APPEND makes the system find it at each write.</remarks>
internal sealed partial class AppendOnlyFile : IDisposable
{
    private const int WriteOnly = 1;
    private const int OwnerWritesAllRead = 0x1A4; // 0644

    private readonly SafeFileHandle _handle;
    private readonly FileStream? _stream;
    private bool _isTorn;

    public AppendOnlyFile(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            _stream = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
            _handle = _stream.SafeFileHandle;
            return;
        }

        (int create, int append, int closeOnExec) = OperatingSystem.IsLinux() ? (0x40, 0x400, 0x80000) : (0x200, 0x8, 0x1000000);
        _handle = Open(path, WriteOnly | create | append | closeOnExec, OwnerWritesAllRead);
        if (_handle.IsInvalid)
        {
            throw new IOException($"cannot open {path} for appending: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    public long Length => _stream?.Length ?? RandomAccess.GetLength(_handle);

    /// <summary>Appends whole lines. After one that the disk took a part of, the next begins a line of its own.</summary>
    public void Append(ReadOnlySpan<byte> lines)
    {
        if (_isTorn)
        {
            Write("\n"u8);
            _isTorn = false;
        }

        Write(lines);
    }

    public void Dispose()
    {
        _stream?.Dispose();
        _handle.Dispose();
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        if (_stream is not null)
        {
            _stream.Write(bytes);
            return;
        }

        for (int done = 0; done < bytes.Length;)
        {
            nint written = Write(_handle, bytes[done..], bytes.Length - done);
            if (written < 0)
            {
                _isTorn |= done > 0;
                throw new IOException(Marshal.GetLastPInvokeErrorMessage());
            }

            done += (int)written;
        }
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial SafeFileHandle Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "write", SetLastError = true)]
    private static partial nint Write(SafeFileHandle handle, ReadOnlySpan<byte> bytes, nint count);
}
