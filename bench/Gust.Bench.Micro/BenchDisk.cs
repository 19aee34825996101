using Gust.Foundation.Disk;
using Microsoft.Win32.SafeHandles;

namespace Gust.Bench.Micro;

/// <summary>Files of the system, just enough to measure a store on them.</summary>
internal sealed class BenchDisk : IDisk
{
    public IDiskFile Open(string path) => new BenchFile(File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite));

    public bool Exists(string path) => File.Exists(path);

    public void Delete(string path) => File.Delete(path);

    public void Rename(string from, string to) => File.Move(from, to, overwrite: true);

    public void CreateFolder(string path) => Directory.CreateDirectory(path);

    public void DeleteFolder(string path) => Directory.Delete(path, recursive: true);

    public IReadOnlyList<string> Files(string folder) => [.. Directory.GetFiles(folder).Select(path => Path.GetFileName(path))];

    public IReadOnlyList<string> Folders(string folder) => [];

    public void SyncFolder(string folder)
    {
    }

    public IDisposable? TryLock(string path) => null;

    private sealed class BenchFile(SafeFileHandle handle) : IDiskFile
    {
        public long Length => RandomAccess.GetLength(handle);

        public int Read(long offset, Span<byte> into) => RandomAccess.Read(handle, into, offset);

        public void Write(long offset, ReadOnlySpan<byte> bytes) => RandomAccess.Write(handle, bytes, offset);

        public void Sync() => RandomAccess.FlushToDisk(handle);

        public void SetLength(long length) => RandomAccess.SetLength(handle, length);

        public void Dispose() => handle.Dispose();
    }
}
