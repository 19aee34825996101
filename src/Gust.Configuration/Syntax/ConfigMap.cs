using System.Diagnostics.CodeAnalysis;

namespace Gust.Configuration.Syntax;

/// <summary>A map in the order of the file. Keys keep their case; of equal keys the last one counts.</summary>
internal sealed class ConfigMap(ConfigPosition position) : ConfigNode(position)
{
    private readonly Dictionary<string, ConfigEntry> _byKey = new(StringComparer.Ordinal);
    private readonly List<ConfigEntry> _written = [];
    private long _weight = 1;
    private int _height = 1;

    public override string Kind => "a map";

    public override long Weight => _weight;

    public override int Height => _height;

    public int Count => _byKey.Count;

    /// <summary>The entries that count, in the order of the file.</summary>
    public IEnumerable<ConfigEntry> Entries => _written.Where(entry => ReferenceEquals(_byKey[entry.Key], entry));

    public bool TryGet(string key, [NotNullWhen(true)] out ConfigEntry? entry) => _byKey.TryGetValue(key, out entry);

    /// <summary>For the parser alone.</summary>
    public void Add(ConfigEntry entry)
    {
        // An overwritten value keeps its weight: it was parsed, and the bound is there to stop the parsing.
        _weight += entry.Value.Weight;
        _height = Math.Max(_height, entry.Value.Height + 1);
        _byKey[entry.Key] = entry;
        _written.Add(entry);
    }
}
