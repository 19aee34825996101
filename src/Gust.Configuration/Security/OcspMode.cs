namespace Gust;

/// <summary>Whether the server fetches and staples the revocation status of its own certificate.</summary>
public enum OcspMode
{
    /// <summary>If the certificate asks for it.</summary>
    Auto,

    /// <summary>Always; shut down when the certificate is revoked.</summary>
    Always,

    Never,

    /// <summary>If the certificate asks for it; shut down when it is revoked.</summary>
    Must,
}
