namespace Gust.Configuration.Syntax;

internal sealed class ConfigString(ConfigPosition position, string value) : ConfigNode(position)
{
    private const int CharactersPerWeight = 16;

    public string Value { get; } = value;

    public override string Kind => "a string";

    public override long Weight => 1 + Value.Length / CharactersPerWeight;
}
