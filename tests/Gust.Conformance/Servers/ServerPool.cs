using Gust.Conformance.Scripting;

namespace Gust.Conformance.Servers;

/// <summary>Running pairs by configuration, so that scripts with the same one share them. Owned by one test class; not thread-safe.</summary>
internal sealed class ServerPool : IAsyncDisposable
{
    private const int PairsMax = 4;

    private readonly List<(string Key, ServerPair Pair)> _pairs = [];

    /// <summary>The pair for the configuration of this script; the one not used for longest makes room.</summary>
    public async Task<ServerPair> RentAsync(Script script)
    {
        var index = _pairs.FindIndex(entry => entry.Key == script.ServerKey);
        var entry = index >= 0
            ? _pairs[index]
            : (script.ServerKey, await ServerPair.StartAsync(script.Configuration, script.Declarations));
        if (index >= 0)
        {
            _pairs.RemoveAt(index);
        }
        else if (_pairs.Count == PairsMax)
        {
            await _pairs[0].Pair.DisposeAsync();
            _pairs.RemoveAt(0);
        }

        _pairs.Add(entry);
        return entry.Item2;
    }

    /// <summary>Ends a pair of which one server is no longer there, so that the next script gets a new one.</summary>
    public async Task DropBrokenAsync()
    {
        foreach (var entry in _pairs.Where(entry => entry.Pair.IsBroken).ToList())
        {
            _pairs.Remove(entry);
            await entry.Pair.DisposeAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var (_, pair) in _pairs)
        {
            await pair.DisposeAsync();
        }
    }
}
