using Gust.Configuration.Syntax;

namespace Gust;

/// <summary>Stapling of the server's own certificate status (<c>ocsp</c>).</summary>
public sealed class OcspOptions
{
    public OcspMode Mode { get; set; }

    /// <summary>Responders to ask instead of those that the certificate names.</summary>
    public List<string> Urls { get; set; } = [];

    internal ConfigPosition? Position { get; set; }
}
