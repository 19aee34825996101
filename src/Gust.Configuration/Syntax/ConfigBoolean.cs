namespace Gust.Configuration.Syntax;

internal sealed class ConfigBoolean(ConfigPosition position, bool value) : ConfigNode(position)
{
    public bool Value { get; } = value;

    public override string Kind => "a boolean";
}
