namespace Gust.Security.Claims;

/// <summary>How the client's connection is encrypted.</summary>
internal sealed record ClientTlsClaim
{
    public string Version { get; set; } = "";

    public string Cipher { get; set; } = "";

    /// <summary>The client's certificates in PEM, its own first.</summary>
    public IReadOnlyList<string> Certs { get; set; } = [];

    public IReadOnlyList<IReadOnlyList<string>> VerifiedChains { get; set; } = [];
}
