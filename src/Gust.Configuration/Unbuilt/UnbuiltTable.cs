using System.Diagnostics.CodeAnalysis;

namespace Gust.Configuration.Unbuilt;

/// <summary>Features that are not there yet, by the keys that ask for them.</summary>
internal sealed class UnbuiltTable
{
    private readonly Dictionary<string, UnbuiltKey> _byName = new(StringComparer.OrdinalIgnoreCase);

    public UnbuiltTable(params UnbuiltKey[] keys)
    {
        foreach (var key in keys)
        {
            foreach (var name in key.Key.Names)
            {
                _byName.Add(name, key);
            }
        }
    }

    public IEnumerable<string> Names => _byName.Keys;

    public bool TryFind(string name, [NotNullWhen(true)] out UnbuiltKey? key) => _byName.TryGetValue(name, out key);
}
