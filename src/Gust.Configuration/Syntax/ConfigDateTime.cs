namespace Gust.Configuration.Syntax;

/// <summary>A point in time, always UTC, to the second.</summary>
internal sealed class ConfigDateTime(ConfigPosition position, DateTimeOffset value) : ConfigNode(position)
{
    public const string Format = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public DateTimeOffset Value { get; } = value;

    public override string Kind => "a date and time";
}
