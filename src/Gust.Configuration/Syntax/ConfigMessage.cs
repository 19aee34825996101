namespace Gust.Configuration.Syntax;

/// <summary>Something to tell about a configuration: <c>file:line:column: text</c>.</summary>
internal sealed record ConfigMessage(ConfigSeverity Severity, ConfigPosition Position, string Text)
{
    public override string ToString() => $"{Position}: {Text}";
}
