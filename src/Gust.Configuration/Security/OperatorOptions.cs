using Gust.Configuration.Syntax;

namespace Gust;

/// <summary>An operator this server trusts (<c>operator</c>).</summary>
public sealed class OperatorOptions
{
    /// <summary>The operator's JWT.</summary>
    public string Jwt { get; set; } = "";

    /// <summary>The file it was read from, if it was.</summary>
    public string? File { get; set; }

    internal ConfigPosition? Position { get; set; }
}
