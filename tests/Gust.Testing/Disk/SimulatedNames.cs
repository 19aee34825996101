using Gust.Foundation;

namespace Gust.Testing.Disk;

/// <summary>Names of files: as a process sees them, as the device has them, and the changes between, which are lost from the end of a folder's.</summary>
internal sealed class SimulatedNames
{
    private readonly Dictionary<string, SimulatedInode> _current = [];
    private readonly Dictionary<string, SimulatedInode> _durable = [];
    private readonly List<NameChange> _pending = [];

    /// <summary>In the order of their names, so that a seed replays a run.</summary>
    public IEnumerable<KeyValuePair<string, SimulatedInode>> All => _current.OrderBy(pair => pair.Key, StringComparer.Ordinal);

    public SimulatedInode? Find(string path) => _current.GetValueOrDefault(path);

    public SimulatedInode Create(string path)
    {
        var inode = new SimulatedInode();
        Change(new NameChange(path, inode, Gone: null));
        return inode;
    }

    public void Delete(string path)
    {
        if (_current.ContainsKey(path))
        {
            Change(new NameChange(path, Inode: null, Gone: null));
        }
    }

    public void Rename(string from, string to) =>
        Change(new NameChange(to, Find(from) ?? throw new FileNotFoundException("no such file", from), Gone: from));

    public void Sync(string folder)
    {
        foreach (NameChange change in _pending.Where(change => FolderOf(change.Path) == folder))
        {
            Apply(change, _durable);
        }

        _pending.RemoveAll(change => FolderOf(change.Path) == folder);
    }

    public void Crash(IRandom random)
    {
        foreach (IGrouping<string, NameChange> folder in _pending.GroupBy(change => FolderOf(change.Path)).ToArray())
        {
            NameChange[] changes = [.. folder];
            foreach (NameChange change in changes[..random.Next(changes.Length + 1)])
            {
                Apply(change, _durable);
            }
        }

        _pending.Clear();
        _current.Clear();
        foreach ((string path, SimulatedInode inode) in _durable)
        {
            _current[path] = inode;
        }
    }

    public static string FolderOf(string path) => Path.GetDirectoryName(path) ?? "";

    private void Change(NameChange change)
    {
        Apply(change, _current);
        _pending.Add(change);
    }

    private static void Apply(NameChange change, Dictionary<string, SimulatedInode> names)
    {
        if (change.Gone is { } gone)
        {
            names.Remove(gone);
        }

        if (change.Inode is { } inode)
        {
            names[change.Path] = inode;
        }
        else
        {
            names.Remove(change.Path);
        }
    }

    /// <param name="Path">Whose file changes.</param>
    /// <param name="Inode">What it is from now on; null: nothing.</param>
    /// <param name="Gone">The name that the file had.</param>
    private readonly record struct NameChange(string Path, SimulatedInode? Inode, string? Gone);
}
