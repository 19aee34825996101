using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gust.Transport.Tls.Ocsp;

/// <summary>Checks a signature over an answer. SHA-1 does not count.</summary>
internal static class OcspSignature
{
    private const string RsaPss = "1.2.840.113549.1.1.10";

    public static bool IsBy(X509Certificate2 signer, OcspResponse response)
    {
        string algorithm = response.SignatureAlgorithm;
        if (algorithm == RsaPss)
        {
            return PssHash(response.SignatureParameters) is { } hash && IsRsa(signer, response, hash, RSASignaturePadding.Pss);
        }

        return algorithm switch
        {
            "1.2.840.113549.1.1.11" => IsRsa(signer, response, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            "1.2.840.113549.1.1.12" => IsRsa(signer, response, HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
            "1.2.840.113549.1.1.13" => IsRsa(signer, response, HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            "1.2.840.10045.4.3.2" => IsEllipticCurve(signer, response, HashAlgorithmName.SHA256),
            "1.2.840.10045.4.3.3" => IsEllipticCurve(signer, response, HashAlgorithmName.SHA384),
            "1.2.840.10045.4.3.4" => IsEllipticCurve(signer, response, HashAlgorithmName.SHA512),
            _ => false,
        };
    }

    private static bool IsRsa(X509Certificate2 signer, OcspResponse response, HashAlgorithmName hash, RSASignaturePadding padding)
    {
        using RSA? key = signer.GetRSAPublicKey();
        return key is not null && key.VerifyData(response.SignedData.Span, response.Signature, hash, padding);
    }

    private static bool IsEllipticCurve(X509Certificate2 signer, OcspResponse response, HashAlgorithmName hash)
    {
        using ECDsa? key = signer.GetECDsaPublicKey();
        return key is not null && key.VerifyData(response.SignedData.Span, response.Signature, hash, DSASignatureFormat.Rfc3279DerSequence);
    }

    /// <summary>The hash that RSASSA-PSS parameters name; null for SHA-1, which is what none named means, and unknown ones.</summary>
    private static HashAlgorithmName? PssHash(ReadOnlyMemory<byte> parameters)
    {
        Asn1Tag hash = new(TagClass.ContextSpecific, 0, isConstructed: true);
        AsnReader reader = new AsnReader(parameters, AsnEncodingRules.DER).ReadSequence();
        if (!reader.HasData || !reader.PeekTag().HasSameClassAndValue(hash))
        {
            return null;
        }

        return reader.ReadSequence(hash).ReadSequence().ReadObjectIdentifier() switch
        {
            "2.16.840.1.101.3.4.2.1" => HashAlgorithmName.SHA256,
            "2.16.840.1.101.3.4.2.2" => HashAlgorithmName.SHA384,
            "2.16.840.1.101.3.4.2.3" => HashAlgorithmName.SHA512,
            _ => null,
        };
    }
}
