namespace Gust.Configuration.Syntax;

/// <summary>Text that cannot be read any further. Caught where a file's parsing began; never leaves the room.</summary>
internal sealed class ConfigSyntaxException(ConfigPosition position, string message) : Exception(message)
{
    public ConfigPosition Position { get; } = position;
}
