using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gust.Transport.Tls.Ocsp;

/// <summary>Names a certificate towards its authority (RFC 6960, <c>CertID</c>).</summary>
/// <remarks>SHA-1 is what responders know (RFC 5019); it names here, it protects nothing.</remarks>
internal sealed class OcspCertificateId
{
    private const string Sha1 = "1.3.14.3.2.26";

    private readonly byte[] _issuerName;
    private readonly byte[] _issuerKey;
    private readonly byte[] _serial;

    public OcspCertificateId(X509Certificate2 certificate, X509Certificate2 issuer)
    {
        _issuerName = SHA1.HashData(issuer.SubjectName.RawData);
        _issuerKey = SHA1.HashData(issuer.PublicKey.EncodedKeyValue.RawData);
        _serial = certificate.SerialNumberBytes.ToArray();
    }

    public void Write(AsnWriter writer)
    {
        using (writer.PushSequence())
        {
            using (writer.PushSequence())
            {
                writer.WriteObjectIdentifier(Sha1);
                writer.WriteNull();
            }

            writer.WriteOctetString(_issuerName);
            writer.WriteOctetString(_issuerKey);
            writer.WriteInteger(_serial);
        }
    }

    /// <summary>Reads one and says whether it is this.</summary>
    public bool IsNext(AsnReader reader)
    {
        AsnReader id = reader.ReadSequence();
        string algorithm = id.ReadSequence().ReadObjectIdentifier();
        byte[] name = id.ReadOctetString();
        byte[] key = id.ReadOctetString();
        ReadOnlyMemory<byte> serial = id.ReadIntegerBytes();
        id.ThrowIfNotEmpty();
        return algorithm == Sha1 && name.AsSpan().SequenceEqual(_issuerName) && key.AsSpan().SequenceEqual(_issuerKey) && serial.Span.SequenceEqual(_serial);
    }
}
