using System.Collections.Concurrent;

namespace Gust.Monitoring;

/// <summary>How often each path of the monitoring port was asked for.</summary>
/// <remarks>Thread-safe. Known paths only, so that visitors cannot make it grow.</remarks>
internal sealed class RequestCounts
{
    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _names = new(StringComparer.Ordinal);

    /// <summary>The path can be asked for from now on.</summary>
    /// <param name="path">As visitors write it.</param>
    /// <param name="name">The path that it counts for; null: for itself.</param>
    public void Add(string path, string? name = null) => _names[path] = name ?? path;

    public void Count(string path)
    {
        if (_names.TryGetValue(path, out string? name))
        {
            _counts.AddOrUpdate(name, 1, static (_, count) => count + 1);
        }
    }

    /// <summary>Those that were asked for.</summary>
    public SortedDictionary<string, long> Snapshot() => new(_counts, StringComparer.Ordinal);
}
