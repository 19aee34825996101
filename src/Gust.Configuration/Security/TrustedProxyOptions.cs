using Gust.Configuration.Syntax;

namespace Gust;

/// <summary>A proxy that may vouch for clients (<c>proxies</c>).</summary>
public sealed class TrustedProxyOptions
{
    /// <summary>Its public key.</summary>
    public string Key { get; set; } = "";

    internal ConfigPosition? Position { get; set; }
}
