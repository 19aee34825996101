using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gust.Security.Access;

namespace Gust.Core.Connections;

/// <summary>A certificate that a client showed, as monitoring tells of it.</summary>
/// <param name="Subject">As RFC 2253 writes it.</param>
/// <param name="PublicKeyHash">SHA-256 of the public key (SPKI), in hexadecimal.</param>
/// <param name="Hash">SHA-256 of the certificate, in hexadecimal.</param>
internal sealed record PeerCertificate(string Subject, string PublicKeyHash, string Hash)
{
    public static PeerCertificate Of(X509Certificate2 certificate) => new(
        DistinguishedName.Text(certificate.SubjectName),
        Convert.ToHexStringLower(SHA256.HashData(certificate.PublicKey.ExportSubjectPublicKeyInfo())),
        Convert.ToHexStringLower(SHA256.HashData(certificate.RawDataMemory.Span)));
}
