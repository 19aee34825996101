namespace Gust.Configuration.Syntax;

internal enum ConfigSeverity
{
    /// <summary>Worth knowing; does not fail a configuration test.</summary>
    Notice,

    /// <summary>The server starts, but a configuration test (<c>-t</c>) fails, as with the reference.</summary>
    Warning,

    /// <summary>The configuration cannot be used.</summary>
    Error,
}
