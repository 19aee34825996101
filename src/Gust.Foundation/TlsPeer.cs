using System.Security.Cryptography.X509Certificates;

namespace Gust.Foundation;

/// <summary>The other side of a TLS connection.</summary>
/// <param name="Chain">The peer's certificate first, then its issuers as far as they are known; empty when it showed none.</param>
/// <param name="Version">As monitoring shows it: <c>1.2</c> or <c>1.3</c>.</param>
/// <param name="Cipher">The suite's IANA name, such as <c>TLS_AES_128_GCM_SHA256</c>.</param>
internal sealed record TlsPeer(IReadOnlyList<X509Certificate2> Chain, string Version, string Cipher)
{
    /// <summary>How many of <see cref="Chain"/>, from the first, the peer has sent itself.</summary>
    public int Sent { get; init; }

    /// <summary>The handshake came before the server said anything.</summary>
    public bool CameFirst { get; init; }
}
