using Gust.Foundation.Disk;

namespace Gust.Storage.Journals;

/// <summary>The files of a journal: segments in the order of the journal, and spares, whose content nobody needs any more.</summary>
/// <remarks>
/// Segments are made on the journal's thread and released on another: the lists have a lock, a leaf. A spare that could not be renamed is
/// forgotten, whichever name it has now, until the journal is opened again.
/// </remarks>
internal sealed class SegmentFolder
{
    private const string SparePrefix = "spare-";

    private readonly Lock _lock = new();
    private readonly IDisk _disk;
    private readonly string _path;
    private readonly JournalOptions _options;
    private readonly List<SegmentName> _segments = [];
    private readonly Stack<string> _spares = [];
    private int _spareNumber;

    public SegmentFolder(IDisk disk, string path, JournalOptions options)
    {
        _disk = disk;
        _path = path;
        _options = options;
        disk.CreateFolder(path);
        if (Path.GetDirectoryName(path) is { Length: > 0 } parent)
        {
            disk.SyncFolder(parent);
        }

        foreach (string file in disk.Files(path))
        {
            Sort(file);
        }

        _segments.Sort((a, b) => a.Base.CompareTo(b.Base));
        if (_segments.Select(segment => segment.Identity).Distinct().Skip(1).Any())
        {
            throw new InvalidDataException($"{path} holds segments of several journals: {string.Join(", ", _segments)}");
        }
    }

    /// <summary>In the order of the journal.</summary>
    public IReadOnlyList<SegmentName> Segments
    {
        get
        {
            lock (_lock)
            {
                return [.. _segments];
            }
        }
    }

    public IDiskFile Open(SegmentName name) => _disk.Open(PathOf(name.ToString()));

    /// <summary>Makes the file of a new segment, from a spare if there is one. Asked again after a failure, it goes on with what is there.</summary>
    /// <remarks>When it returns, the name is durable.</remarks>
    public JournalSegment Create(SegmentName name)
    {
        string path = PathOf(name.ToString());
        if (!_disk.Exists(path) && TakeSpare() is { } spare)
        {
            _disk.Rename(PathOf(spare), path);
        }

        IDiskFile file = Open(name);
        try
        {
            _disk.SyncFolder(_path);
            var segment = new JournalSegment(name, file);
            lock (_lock)
            {
                _segments.Add(name);
            }

            return segment;
        }
        catch (IOException)
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Names in use become durable as they are now.</summary>
    public void Sync() => _disk.SyncFolder(_path);

    /// <summary>Takes the oldest segment from the list if all that was committed in it lies at or before a position. The newest stays.</summary>
    public bool TryTakeReleased(long position, out SegmentName name)
    {
        lock (_lock)
        {
            name = default;
            if (_segments.Count < 2 || _segments[1].PreviousEnd > position)
            {
                return false;
            }

            name = _segments[0];
            _segments.RemoveAt(0);
            return true;
        }
    }

    /// <summary>Makes a released segment a spare, or deletes it when there are enough.</summary>
    public void Recycle(SegmentName name)
    {
        string path = PathOf(name.ToString());
        bool isWanted;
        lock (_lock)
        {
            isWanted = _spares.Count < _options.SparesMax;
        }

        if (!isWanted || LengthOf(path) > 2 * _options.SegmentBytes)
        {
            _disk.Delete(path);
            return;
        }

        string spare = $"{SparePrefix}{++_spareNumber}";
        _disk.Rename(path, PathOf(spare));
        lock (_lock)
        {
            _spares.Push(spare);
        }
    }

    private void Sort(string file)
    {
        if (file.StartsWith(SegmentName.Prefix, StringComparison.Ordinal))
        {
            _segments.Add(SegmentName.TryParse(file, out SegmentName name)
                ? name
                : throw new InvalidDataException($"{PathOf(file)} is no segment that this version knows"));
        }
        else if (file.StartsWith(SparePrefix, StringComparison.Ordinal) && int.TryParse(file.AsSpan(SparePrefix.Length), out int number))
        {
            _spareNumber = Math.Max(_spareNumber, number);
            _spares.Push(file);
        }
    }

    private string? TakeSpare()
    {
        lock (_lock)
        {
            return _spares.TryPop(out string? spare) ? spare : null;
        }
    }

    private long LengthOf(string path)
    {
        using IDiskFile file = _disk.Open(path);
        return file.Length;
    }

    private string PathOf(string file) => Path.Combine(_path, file);
}
