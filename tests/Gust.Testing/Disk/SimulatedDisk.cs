using Gust.Foundation;
using Gust.Foundation.Disk;

namespace Gust.Testing.Disk;

/// <summary>A disk in memory that loses, when the power is cut, what a real one may lose, and fails when it is told to. A seed replays it.</summary>
/// <remarks>
/// Nothing survives a crash but what was synced: bytes by their file, names by their folder. Of the rest any 512 bytes may, of names those
/// before any moment. Folders themselves are durable at once. Safe for use by several threads, though only one gives the same run again.
/// </remarks>
internal sealed class SimulatedDisk(IRandom random) : IDisk
{
    private readonly Lock _lock = new();
    private readonly SimulatedNames _names = new();
    private readonly SortedSet<string> _folders = new(StringComparer.Ordinal);
    private readonly HashSet<string> _claims = [];
    private SimulatedFault _fault;
    private long _faultFrom = long.MaxValue;
    private long _faultTo;

    /// <summary>Operations so far, of files too.</summary>
    public long Operations { get; private set; }

    /// <summary>Crashes so far. What was opened before one is dead after it.</summary>
    internal int Lives { get; private set; }

    /// <summary>Lets operations fail.</summary>
    /// <param name="operation">The first that does, counted from 1 after those so far.</param>
    /// <param name="times">How many from there on do, whether they could or not.</param>
    public void FailAt(long operation, SimulatedFault fault, long times = 1)
    {
        lock (_lock)
        {
            _fault = fault;
            _faultFrom = Operations + operation;
            _faultTo = times >= long.MaxValue - _faultFrom ? long.MaxValue : _faultFrom + times;
        }
    }

    /// <summary>Operations fail no longer.</summary>
    public void Heal()
    {
        lock (_lock)
        {
            _faultFrom = long.MaxValue;
        }
    }

    /// <summary>The power was cut and is on again.</summary>
    public void Crash()
    {
        lock (_lock)
        {
            Lives++;
            _claims.Clear();
            _faultFrom = long.MaxValue;
            SimulatedInode[] before = [.. _names.All.Select(pair => pair.Value)];
            _names.Crash(random);
            foreach (SimulatedInode inode in before.Union(_names.All.Select(pair => pair.Value)))
            {
                inode.Crash(random);
            }
        }
    }

    /// <summary>Turns a bit of a file over, on the device.</summary>
    public void FlipBit(string path, long offset, int bit) =>
        Damage(path, content => content.Span[(int)offset] ^= (byte)(1 << bit));

    /// <summary>Cuts a file off, on the device.</summary>
    public void Truncate(string path, long length) => Damage(path, content => content.SetLength(Math.Min(length, content.Length)));

    public IDiskFile Open(string path) => Do(room: !Exists(path), () =>
        new SimulatedFile(this, _names.Find(path) ?? (_folders.Contains(SimulatedNames.FolderOf(path)) ? _names.Create(path) : throw new DirectoryNotFoundException(path)), Lives));

    public bool Exists(string path)
    {
        lock (_lock)
        {
            return _names.Find(path) is not null;
        }
    }

    public void Delete(string path) => Do(room: false, () => _names.Delete(path));

    public void Rename(string from, string to) => Do(room: false, () => _names.Rename(from, to));

    public void CreateFolder(string path) => Do(room: true, () =>
    {
        for (string? folder = path; !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
        {
            _folders.Add(folder);
        }
    });

    public void DeleteFolder(string path) => Do(room: false, () =>
    {
        foreach (string file in _names.All.Select(pair => pair.Key).Where(file => IsBelow(file, path)).ToArray())
        {
            _names.Delete(file);
        }

        _folders.RemoveWhere(folder => folder == path || IsBelow(folder, path));
    });

    public IReadOnlyList<string> Files(string folder) => Do(room: false, () =>
        _names.All.Select(pair => pair.Key).Where(path => SimulatedNames.FolderOf(path) == folder).Select(path => Path.GetFileName(path)!).ToArray());

    public IReadOnlyList<string> Folders(string folder) => Do(room: false, () =>
        _folders.Where(path => SimulatedNames.FolderOf(path) == folder).Select(path => Path.GetFileName(path)!).ToArray());

    public void SyncFolder(string folder) => Do(room: false, () => _names.Sync(folder));

    public IDisposable? TryLock(string path) => Do(room: false, () => _claims.Add(path) ? new SimulatedClaim(() => Release(path)) : null);

    /// <summary>Runs an operation, unless it is to fail.</summary>
    /// <param name="room">Whether it needs room on the device.</param>
    /// <param name="half">What a failing one does all the same.</param>
    internal T Do<T>(bool room, Func<T> operation, Action<IRandom>? half = null)
    {
        lock (_lock)
        {
            Operations++;
            if (Operations < _faultFrom || Operations >= _faultTo)
            {
                return operation();
            }

            switch (_fault)
            {
                case SimulatedFault.PowerCut:
                    _faultTo = long.MaxValue;
                    throw new PowerCutException();
                case SimulatedFault.Full when !room:
                    return operation();
                case SimulatedFault.Full:
                    half?.Invoke(random);
                    throw new DiskFullException("simulated: the disk is full");
                default:
                    half?.Invoke(random);
                    throw new IOException("simulated: the disk fails");
            }
        }
    }

    internal void Do(bool room, Action operation, Action<IRandom>? half = null) => Do(
        room,
        () =>
        {
            operation();
            return true;
        },
        half);

    private static bool IsBelow(string path, string folder) => path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private void Damage(string path, Action<SimulatedContent> change)
    {
        lock (_lock)
        {
            (_names.Find(path) ?? throw new FileNotFoundException("no such file", path)).Damage(change);
        }
    }

    private void Release(string path)
    {
        lock (_lock)
        {
            _claims.Remove(path);
        }
    }
}
