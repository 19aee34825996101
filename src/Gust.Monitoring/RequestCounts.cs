using System.Collections.Concurrent;

namespace Gust.Monitoring;

/// <summary>How often each path of the monitoring port was asked for.</summary>
/// <remarks>Thread-safe. Known paths only, so that visitors cannot make it grow.</remarks>
internal sealed class RequestCounts
{
    private readonly ConcurrentDictionary<string, long> _counts = new(StringComparer.Ordinal);

    /// <summary>The path can be asked for from now on.</summary>
    public void Add(string path) => _counts.TryAdd(path, 0);

    public void Count(string path)
    {
        if (_counts.ContainsKey(path))
        {
            _counts.AddOrUpdate(path, 1, static (_, count) => count + 1);
        }
    }

    public SortedDictionary<string, long> Snapshot() => new(_counts, StringComparer.Ordinal);
}
