using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gust.Transport.Tls.Ocsp;

/// <summary>The signed part of an answer (RFC 6960, <c>ResponseData</c>): who says it, and what of the certificate that was asked about.</summary>
/// <exception cref="AsnContentException">It is none.</exception>
internal sealed class OcspResponseData
{
    private const int ByName = 1;
    private const int ByKey = 2;
    private static readonly Asn1Tag s_version = Context(0);
    private static readonly Asn1Tag s_extensions = Context(1);
    private static readonly Asn1Tag s_nextUpdate = Context(0);

    private readonly byte[]? _responderName;
    private readonly byte[]? _responderKey;

    public OcspResponseData(ReadOnlyMemory<byte> signedData, OcspCertificateId asked)
    {
        AsnReader data = new AsnReader(signedData, AsnEncodingRules.DER).ReadSequence();
        if (data.PeekTag().HasSameClassAndValue(s_version))
        {
            data.ReadEncodedValue();
        }

        Asn1Tag responder = data.PeekTag();
        AsnReader name = data.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, responder.TagValue, isConstructed: true));
        _responderName = responder.TagValue == ByName ? name.ReadEncodedValue().ToArray() : null;
        _responderKey = responder.TagValue == ByKey ? name.ReadOctetString() : null;
        data.ReadGeneralizedTime(); // producedAt
        AsnReader answers = data.ReadSequence();
        while (answers.HasData && Answer is null)
        {
            Answer = ReadAnswer(answers.ReadSequence(), asked);
        }
    }

    /// <summary>Null when nothing is said of the certificate.</summary>
    public OcspAnswer? Answer { get; }

    public bool IsBy(X509Certificate2 signer) => _responderName is { } name
        ? signer.SubjectName.RawData.AsSpan().SequenceEqual(name)
        : SHA1.HashData(signer.PublicKey.EncodedKeyValue.RawData).AsSpan().SequenceEqual(_responderKey);

    private static OcspAnswer? ReadAnswer(AsnReader answer, OcspCertificateId asked)
    {
        if (!asked.IsNext(answer))
        {
            return null;
        }

        (OcspOutcome outcome, string detail) = ReadStatus(answer);
        DateTimeOffset thisUpdate = answer.ReadGeneralizedTime();
        DateTimeOffset? nextUpdate = null;
        if (answer.HasData && answer.PeekTag().HasSameClassAndValue(s_nextUpdate))
        {
            nextUpdate = answer.ReadSequence(s_nextUpdate).ReadGeneralizedTime();
        }

        if (answer.HasData)
        {
            RequireNothingCritical(answer.ReadSequence(s_extensions).ReadSequence());
        }

        return new OcspAnswer(outcome, detail) { ThisUpdate = thisUpdate, NextUpdate = nextUpdate };
    }

    private static (OcspOutcome Outcome, string Detail) ReadStatus(AsnReader answer)
    {
        Asn1Tag tag = answer.PeekTag();
        switch (tag.TagValue)
        {
            case 0:
                answer.ReadNull(new Asn1Tag(TagClass.ContextSpecific, 0));
                return (OcspOutcome.Good, "");
            case 1:
                AsnReader revoked = answer.ReadSequence(Context(1));
                DateTimeOffset time = revoked.ReadGeneralizedTime();
                int reason = revoked.HasData ? revoked.ReadSequence(Context(0)).ReadEnumeratedBytes().Span[0] : 0;
                return (OcspOutcome.Revoked, $"revoked at {time:u}, {ReasonName(reason)}");
            case 2:
                answer.ReadNull(new Asn1Tag(TagClass.ContextSpecific, 2));
                return (OcspOutcome.Unknown, "the authority does not know it");
            default:
                throw new AsnContentException("no status");
        }
    }

    /// <summary>An extension that must be understood, and is not, makes the answer void (RFC 6960, 4.4).</summary>
    private static void RequireNothingCritical(AsnReader extensions)
    {
        while (extensions.HasData)
        {
            AsnReader extension = extensions.ReadSequence();
            string name = extension.ReadObjectIdentifier();
            if (extension.PeekTag().HasSameClassAndValue(Asn1Tag.Boolean) && extension.ReadBoolean())
            {
                throw new AsnContentException($"unknown critical extension {name}");
            }
        }
    }

    private static Asn1Tag Context(int number) => new(TagClass.ContextSpecific, number, isConstructed: true);

    private static string ReasonName(int reason) => reason switch
    {
        1 => "key compromised",
        2 => "authority compromised",
        3 => "affiliation changed",
        4 => "superseded",
        5 => "cessation of operation",
        6 => "on hold",
        9 => "privilege withdrawn",
        10 => "attributes compromised",
        _ => "no reason given",
    };
}
