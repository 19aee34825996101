using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gust.Testing.Ocsp;

/// <summary>What a responder says, encoded as RFC 6960 has it. What is not set is as an honest responder would have it.</summary>
internal sealed record OcspWord
{
    public const string SigningUsage = "1.3.6.1.5.5.7.3.9";

    public OcspStatus Status { get; init; } = OcspStatus.Good;

    /// <summary>With its private key; null: the authority.</summary>
    public X509Certificate2? Signer { get; init; }

    /// <summary>The signer's certificate comes along.</summary>
    public bool BringsSigner { get; init; } = true;

    /// <summary>The responder names itself by its key.</summary>
    public bool NamesKey { get; init; }

    /// <summary>From now.</summary>
    public TimeSpan ThisUpdate { get; init; } = TimeSpan.FromMinutes(-1);

    /// <summary>From now; null: there is none.</summary>
    public TimeSpan? NextUpdate { get; init; } = TimeSpan.FromHours(1);

    /// <summary>The answer is about this certificate, whatever was asked.</summary>
    public X509Certificate2? About { get; init; }

    /// <summary>Has an extension that nobody knows and everybody must.</summary>
    public bool IsCritical { get; init; }

    /// <summary>Something is changed after it was signed.</summary>
    public bool IsTampered { get; init; }

    /// <summary>An answer without content: "try later" is 3.</summary>
    public int ResponseStatus { get; init; }

    public byte[] Encode(ReadOnlyMemory<byte> certificateId, X509Certificate2 authority, DateTimeOffset now)
    {
        AsnWriter response = new(AsnEncodingRules.DER);
        using (response.PushSequence())
        {
            response.WriteEncodedValue([0x0a, 1, (byte)ResponseStatus]);
            if (ResponseStatus == 0)
            {
                using (response.PushSequence(Context(0)))
                using (response.PushSequence())
                {
                    response.WriteObjectIdentifier("1.3.6.1.5.5.7.48.1.1");
                    response.WriteOctetString(Basic(certificateId, authority, now));
                }
            }
        }

        return response.Encode();
    }

    private byte[] Basic(ReadOnlyMemory<byte> certificateId, X509Certificate2 authority, DateTimeOffset now)
    {
        X509Certificate2 signer = Signer ?? authority;
        byte[] data = Data(certificateId, signer, now);
        AsnWriter basic = new(AsnEncodingRules.DER);
        using (basic.PushSequence())
        {
            WriteSigned(basic, data, signer);
            if (BringsSigner)
            {
                using (basic.PushSequence(Context(0)))
                using (basic.PushSequence())
                {
                    basic.WriteEncodedValue(signer.RawData);
                }
            }
        }

        return basic.Encode();
    }

    private void WriteSigned(AsnWriter basic, byte[] data, X509Certificate2 signer)
    {
        using RSA? rsa = signer.GetRSAPrivateKey();
        using ECDsa? curve = signer.GetECDsaPrivateKey();
        byte[] signature = rsa?.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            ?? curve!.SignData(data, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        signature[^1] ^= (byte)(IsTampered ? 1 : 0);
        basic.WriteEncodedValue(data);
        using (basic.PushSequence())
        {
            basic.WriteObjectIdentifier(rsa is null ? "1.2.840.10045.4.3.2" : "1.2.840.113549.1.1.11");
        }

        basic.WriteBitString(signature);
    }

    private byte[] Data(ReadOnlyMemory<byte> certificateId, X509Certificate2 signer, DateTimeOffset now)
    {
        AsnWriter data = new(AsnEncodingRules.DER);
        using (data.PushSequence())
        {
            using (data.PushSequence(Context(NamesKey ? 2 : 1)))
            {
                if (NamesKey)
                {
                    data.WriteOctetString(SHA1.HashData(signer.PublicKey.EncodedKeyValue.RawData));
                }
                else
                {
                    data.WriteEncodedValue(signer.SubjectName.RawData);
                }
            }

            data.WriteGeneralizedTime(now, omitFractionalSeconds: true);
            using (data.PushSequence())
            using (data.PushSequence())
            {
                WriteAnswer(data, certificateId, now);
            }
        }

        return data.Encode();
    }

    private void WriteAnswer(AsnWriter data, ReadOnlyMemory<byte> certificateId, DateTimeOffset now)
    {
        data.WriteEncodedValue(About is null ? certificateId.Span : Renamed(certificateId, About));
        switch (Status)
        {
            case OcspStatus.Revoked:
                using (data.PushSequence(Context(1)))
                {
                    data.WriteGeneralizedTime(now.AddDays(-1), omitFractionalSeconds: true);
                    using (data.PushSequence(Context(0)))
                    {
                        data.WriteEncodedValue([0x0a, 1, 1]); // key compromised
                    }
                }

                break;
            default:
                data.WriteNull(new Asn1Tag(TagClass.ContextSpecific, Status == OcspStatus.Good ? 0 : 2));
                break;
        }

        data.WriteGeneralizedTime(now + ThisUpdate, omitFractionalSeconds: true);
        if (NextUpdate is { } next)
        {
            using (data.PushSequence(Context(0)))
            {
                data.WriteGeneralizedTime(now + next, omitFractionalSeconds: true);
            }
        }

        if (IsCritical)
        {
            WriteCriticalExtension(data);
        }
    }

    private static void WriteCriticalExtension(AsnWriter data)
    {
        using (data.PushSequence(Context(1)))
        using (data.PushSequence())
        using (data.PushSequence())
        {
            data.WriteObjectIdentifier("1.2.3.4");
            data.WriteBoolean(true);
            data.WriteOctetString([5, 0]);
        }
    }

    private static byte[] Renamed(ReadOnlyMemory<byte> certificateId, X509Certificate2 certificate)
    {
        AsnReader asked = new AsnReader(certificateId, AsnEncodingRules.DER).ReadSequence();
        AsnWriter id = new(AsnEncodingRules.DER);
        using (id.PushSequence())
        {
            id.WriteEncodedValue(asked.ReadEncodedValue().Span);
            id.WriteEncodedValue(asked.ReadEncodedValue().Span);
            id.WriteEncodedValue(asked.ReadEncodedValue().Span);
            id.WriteInteger(certificate.SerialNumberBytes.Span);
        }

        return id.Encode();
    }

    private static Asn1Tag Context(int number) => new(TagClass.ContextSpecific, number, isConstructed: true);
}
