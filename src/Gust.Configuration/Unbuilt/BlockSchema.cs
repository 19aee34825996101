using System.Diagnostics.CodeAnalysis;

namespace Gust.Configuration.Unbuilt;

/// <summary>The keys a block knows.</summary>
internal sealed class BlockSchema
{
    private readonly Dictionary<string, KeySpec> _keys = new(StringComparer.OrdinalIgnoreCase);
    private KeySpec? _anyKey;

    public BlockSchema(params KeySpec[] keys)
    {
        foreach (var key in keys)
        {
            foreach (var name in key.Names)
            {
                _keys.Add(name, key);
            }
        }
    }

    /// <summary>A block whose keys the user makes up, such as the names of accounts.</summary>
    public static BlockSchema Named(ValueKinds kinds, BlockSchema? block = null) =>
        new() { _anyKey = new KeySpec([], kinds, block) };

    public IEnumerable<string> Names => _keys.Keys;

    public bool TryFind(string key, [NotNullWhen(true)] out KeySpec? spec)
    {
        spec = _anyKey;
        return spec is not null || _keys.TryGetValue(key, out spec);
    }
}
