using Gust.Foundation.Disk;

namespace Gust.Storage.Tests.Streams;

/// <summary>Takes everything and keeps nothing: for measures in which the disk must not show.</summary>
internal sealed class NullDisk : IDisk, IDiskFile
{
    public long Length => 0;

    public IDiskFile Open(string path) => this;

    public bool Exists(string path) => false;

    public void Delete(string path)
    {
    }

    public void Rename(string from, string to)
    {
    }

    public void CreateFolder(string path)
    {
    }

    public void DeleteFolder(string path)
    {
    }

    public IReadOnlyList<string> Files(string folder) => [];

    public IReadOnlyList<string> Folders(string folder) => [];

    public void SyncFolder(string folder)
    {
    }

    public IDisposable? TryLock(string path) => null;

    public int Read(long offset, Span<byte> into)
    {
        into.Clear();
        return into.Length;
    }

    public void Write(long offset, ReadOnlySpan<byte> bytes)
    {
    }

    public void Sync()
    {
    }

    public void SetLength(long length)
    {
    }

    public void Dispose()
    {
    }
}
