using System.Security.Cryptography.X509Certificates;

namespace Gust.Transport.Tls.Ocsp;

/// <summary>Is told what came of asking about peers. Called from any thread.</summary>
internal interface IOcspObserver
{
    /// <summary>A certificate was not found good, and its peer is refused for it.</summary>
    void Invalid(OcspLink link, X509Certificate2 peer, OcspAnswer answer);

    /// <summary>A certificate was not found good, and <paramref name="option"/> lets its peer in all the same.</summary>
    void Tolerated(OcspLink link, X509Certificate2 peer, OcspAnswer answer, string option);

    /// <summary>The peer is not let in. Comes after what is invalid of its chain.</summary>
    void Rejected(X509Certificate2 peer);
}
