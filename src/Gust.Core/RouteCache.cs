using Gust.Core.Connections;
using Gust.Foundation;
using Gust.Subjects;

namespace Gust.Core;

/// <summary>The routes of the subjects one session publishes on: a hit costs one probe and no allocation.</summary>
/// <remarks>
/// Owned by the session's read loop. A four-way set-associative table that starts empty and replaces in turn. It doubles, up to
/// <see cref="EntriesMax"/> entries, only when subjects come back that it had to give up: a stream of ever new subjects
/// keeps it small and in the processor's cache.
/// </remarks>
internal sealed class RouteCache(IRandom random)
{
    /// <summary>About 200 bytes each: at most 1 MiB for a busy session.</summary>
    public const int EntriesMax = 4096;
    private const int Ways = 4;
    private const int EntriesAtStart = 16;

    private readonly SubjectHash _hash = new(random);
    private RouteEntry?[] _entries = [];

    /// <summary>A trace of each entry given up: part of its hash, at a place that another part decides.</summary>
    private ushort[]? _ghosts;
    private int _regrets;
    private uint _turn;

    /// <summary>Subjects that are known.</summary>
    public int Count { get; private set; }

    /// <summary>How far the known subjects spread. For any thread: an entry that changes meanwhile counts as before or after.</summary>
    public RouteFanout Fanout()
    {
        RouteFanout fanout = default;
        foreach (RouteEntry? entry in Volatile.Read(ref _entries))
        {
            fanout = entry is null ? fanout : fanout.With(entry.Fanout);
        }

        return fanout;
    }

    /// <summary>The entry of a subject, made or taken over from another subject if need be. Its version tells whether it is valid.</summary>
    public RouteEntry Find(ReadOnlySpan<byte> subject)
    {
        uint hash = _hash.Of(subject);
        RouteEntry?[] entries = _entries;
        if (entries.Length > 0)
        {
            int set = (int)hash & (entries.Length - Ways);
            for (int i = set; i < set + Ways; i++)
            {
                if (entries[i] is { } entry && entry.Hash == hash && entry.Subject.SequenceEqual(subject))
                {
                    return entry;
                }
            }
        }

        return Take(subject, hash);
    }

    private RouteEntry Take(ReadOnlySpan<byte> subject, uint hash)
    {
        if (_entries.Length == 0 || (_regrets > _entries.Length / Ways && _entries.Length < EntriesMax))
        {
            Enlarge();
        }

        int set = (int)hash & (_entries.Length - Ways);
        int slot = set;
        while (slot < set + Ways && _entries[slot] is not null)
        {
            slot++;
        }

        if (slot == set + Ways)
        {
            slot = set + (int)(_turn++ % Ways);
            GiveUp(_entries[slot]!, hash);
        }

        Count += _entries[slot] is null ? 1 : 0;
        RouteEntry entry = _entries[slot] ??= new RouteEntry();
        entry.Reset(subject, hash);
        return entry;
    }

    private void GiveUp(RouteEntry entry, uint wanted)
    {
        _ghosts ??= new ushort[EntriesMax];
        if (_ghosts[GhostPlace(wanted)] == GhostOf(wanted))
        {
            _regrets++;
        }

        _ghosts[GhostPlace(entry.Hash)] = GhostOf(entry.Hash);
    }

    private static int GhostPlace(uint hash) => (int)(hash >> 20) & (EntriesMax - 1);

    private static ushort GhostOf(uint hash) => (ushort)(hash >> 4);

    private void Enlarge()
    {
        RouteEntry?[] old = _entries;
        _entries = new RouteEntry?[Math.Max(EntriesAtStart, old.Length * 2)];
        _regrets = 0;
        foreach (RouteEntry? entry in old)
        {
            if (entry is not null)
            {
                Place(entry);
            }
        }
    }

    private void Place(RouteEntry entry)
    {
        int set = (int)entry.Hash & (_entries.Length - Ways);
        for (int i = set; i < set + Ways; i++)
        {
            if (_entries[i] is null)
            {
                _entries[i] = entry;
                return;
            }
        }
    }
}
