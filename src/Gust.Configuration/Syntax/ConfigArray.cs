namespace Gust.Configuration.Syntax;

internal sealed class ConfigArray(ConfigPosition position) : ConfigNode(position)
{
    private readonly List<ConfigNode> _items = [];
    private long _weight = 1;
    private int _height = 1;

    public IReadOnlyList<ConfigNode> Items => _items;

    public override string Kind => "an array";

    public override long Weight => _weight;

    public override int Height => _height;

    /// <summary>For the parser alone.</summary>
    public void Add(ConfigNode item)
    {
        _weight += item.Weight;
        _height = Math.Max(_height, item.Height + 1);
        _items.Add(item);
    }
}
