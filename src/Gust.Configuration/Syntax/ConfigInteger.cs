namespace Gust.Configuration.Syntax;

internal sealed class ConfigInteger(ConfigPosition position, long value) : ConfigNode(position)
{
    public long Value { get; } = value;

    public override string Kind => "an integer";
}
