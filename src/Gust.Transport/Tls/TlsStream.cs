using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Gust.Transport.Tls;

/// <summary>An <see cref="SslStream"/> that remembers what its certificate check found: the check itself is shared by all connections.</summary>
internal sealed class TlsStream(Stream inner) : SslStream(inner, leaveInnerStreamOpen: false)
{
    /// <summary>The peer's certificate first; empty when it showed none.</summary>
    public IReadOnlyList<X509Certificate2> PeerChain { get; set; } = [];

    /// <summary>How many of them, from the first, the peer has sent itself.</summary>
    public int PeerSent { get; set; }

    /// <summary>Why the peer's certificate was refused.</summary>
    public string? Refusal { get; set; }
}
