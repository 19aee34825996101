namespace Gust.Configuration.Syntax;

/// <summary>What the parsers of one configuration share: its sources, what they found, and what is being resolved just now.</summary>
internal sealed class ParseSession(ConfigSource source, ConfigDiagnostics diagnostics)
{
    public ConfigSource Source { get; } = source;

    public ConfigDiagnostics Diagnostics { get; } = diagnostics;

    /// <summary>Full paths of the files being parsed, outermost first.</summary>
    public List<string> OpenFiles { get; } = [];

    /// <summary>Environment variables whose values are being parsed, outermost first.</summary>
    public List<string> OpenVariables { get; } = [];

    /// <summary>Maps and arrays open just now, in all files together.</summary>
    public int Depth { get; set; }

    /// <summary>Files included so far.</summary>
    public int Includes { get; set; }
}
