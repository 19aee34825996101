namespace Gust.Configuration.Syntax;

/// <summary>A key and its value in a map.</summary>
internal sealed class ConfigEntry(string key, ConfigPosition keyPosition, ConfigNode value)
{
    public string Key { get; } = key;

    public ConfigPosition KeyPosition { get; } = keyPosition;

    public ConfigNode Value { get; } = value;

    /// <summary>Some <c>$NAME</c> refers to it: it may then have any name the author likes.</summary>
    public bool IsVariable { get; set; }
}
