using Gust.Foundation.Disk;

namespace Gust.Storage.Tests.Streams;

/// <summary>Files in memory, that tests can damage. Knows which handles are open.</summary>
internal sealed class MemoryDisk : IDisk
{
    private readonly Dictionary<string, MemoryDiskFile> _files = [];

    public int OpenHandles { get; set; }

    public int Reads { get; set; }

    /// <summary>Writes fail from now on.</summary>
    public bool IsFull { get; set; }

    public IEnumerable<string> Paths => _files.Keys;

    /// <summary>The file itself, not a handle of it.</summary>
    public MemoryDiskFile this[string path] => _files[path];

    public IDiskFile Open(string path)
    {
        if (!_files.TryGetValue(path, out MemoryDiskFile? file))
        {
            _files[path] = file = new MemoryDiskFile(this);
        }

        return new MemoryDiskHandle(this, file);
    }

    public bool Exists(string path) => _files.ContainsKey(path);

    public void Delete(string path) => _files.Remove(path);

    public void Rename(string from, string to)
    {
        _files[to] = _files[from];
        _files.Remove(from);
    }

    public void CreateFolder(string path)
    {
    }

    public void DeleteFolder(string path)
    {
        foreach (string name in Files(path))
        {
            _files.Remove(Path.Combine(path, name));
        }
    }

    public IReadOnlyList<string> Files(string folder) =>
        [.. _files.Keys.Where(path => Path.GetDirectoryName(path) == folder).Select(path => Path.GetFileName(path))];

    public IReadOnlyList<string> Folders(string folder) => [];

    public void SyncFolder(string folder)
    {
    }

    public IDisposable? TryLock(string path) => null;
}
