namespace Gust.Configuration.Syntax;

internal sealed class ConfigFloat(ConfigPosition position, double value) : ConfigNode(position)
{
    public double Value { get; } = value;

    public override string Kind => "a floating-point number";
}
