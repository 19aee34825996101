using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gust.Transport.Tls.Ocsp;

/// <summary>A certificate of a peer's chain that its authority can be asked about.</summary>
/// <param name="Certificate">Asked about.</param>
/// <param name="Issuer">Its authority.</param>
/// <param name="Responders">Where the authority answers.</param>
internal sealed record OcspLink(X509Certificate2 Certificate, X509Certificate2 Issuer, IReadOnlyList<Uri> Responders)
{
    /// <summary>Responders beyond these are not tried: each may take the whole timeout.</summary>
    private const int RespondersMax = 3;

    /// <summary>Names the certificate in the cache.</summary>
    public string Key { get; } = Convert.ToHexString(SHA256.HashData(Certificate.RawDataMemory.Span));

    /// <summary>
    /// The links of a chain up to an anchor: a certificate that the operator trusts as such is not asked about, nor is one
    /// that names no responder.
    /// </summary>
    public static List<OcspLink> Of(IReadOnlyList<X509Certificate2> chain, X509Certificate2Collection anchors)
    {
        List<OcspLink> links = [];
        for (int i = 0; i + 1 < chain.Count && !IsAmong(anchors, chain[i]); i++)
        {
            List<Uri> responders = RespondersOf(chain[i]);
            if (responders.Count > 0)
            {
                links.Add(new OcspLink(chain[i], chain[i + 1], responders));
            }
        }

        return links;
    }

    private static bool IsAmong(X509Certificate2Collection anchors, X509Certificate2 certificate) =>
        anchors.Any(anchor => anchor.RawDataMemory.Span.SequenceEqual(certificate.RawDataMemory.Span));

    private static List<Uri> RespondersOf(X509Certificate2 certificate) =>
    [
        .. certificate.Extensions.OfType<X509AuthorityInformationAccessExtension>()
            .SelectMany(access => access.EnumerateOcspUris())
            .Select(text => Uri.TryCreate(text, UriKind.Absolute, out Uri? uri) ? uri : null)
            .OfType<Uri>()
            .Where(uri => uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            .Take(RespondersMax),
    ];
}
