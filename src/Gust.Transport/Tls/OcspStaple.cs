namespace Gust.Transport.Tls;

/// <summary>Whether the server attaches a proof that its certificate is not revoked.</summary>
internal enum OcspStaple
{
    /// <summary>Only where the certificate demands it (must-staple).</summary>
    Auto,

    Never,

    /// <summary>The runtime fetches the proof in the background and attaches it when it has one.</summary>
    Always,
}
