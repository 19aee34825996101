using System.Formats.Asn1;

namespace Gust.Transport.Tls.Ocsp;

/// <summary>A responder's answer taken apart (RFC 6960, <c>BasicOCSPResponse</c>). Nothing of it is checked yet.</summary>
/// <exception cref="AsnContentException">It is none.</exception>
internal sealed class OcspResponse
{
    private const string BasicResponse = "1.3.6.1.5.5.7.48.1.1";
    private const int Successful = 0;
    private static readonly Asn1Tag s_tag0 = new(TagClass.ContextSpecific, 0, isConstructed: true);

    /// <summary>What the signature is over.</summary>
    public required ReadOnlyMemory<byte> SignedData { get; init; }

    public required string SignatureAlgorithm { get; init; }

    /// <summary>Of the algorithm, encoded; empty without any.</summary>
    public required ReadOnlyMemory<byte> SignatureParameters { get; init; }

    public required byte[] Signature { get; init; }

    /// <summary>Encoded certificates that came along.</summary>
    public required IReadOnlyList<ReadOnlyMemory<byte>> Certificates { get; init; }

    /// <param name="bytes">The whole answer.</param>
    /// <param name="refusal">What the responder said instead of an answer.</param>
    /// <returns>Null with a <paramref name="refusal"/>.</returns>
    public static OcspResponse? Read(ReadOnlyMemory<byte> bytes, out string? refusal)
    {
        AsnReader whole = new(bytes, AsnEncodingRules.DER);
        AsnReader response = whole.ReadSequence();
        whole.ThrowIfNotEmpty();
        int status = response.ReadEnumeratedBytes().Span[0];
        refusal = status == Successful ? null : $"the responder says: {StatusName(status)}";
        if (refusal is not null)
        {
            return null;
        }

        AsnReader content = response.ReadSequence(s_tag0).ReadSequence();
        string type = content.ReadObjectIdentifier();
        if (type != BasicResponse)
        {
            refusal = $"unknown type of answer {type}";
            return null;
        }

        return ReadBasic(content.ReadOctetString());
    }

    private static OcspResponse ReadBasic(byte[] bytes)
    {
        AsnReader whole = new(bytes, AsnEncodingRules.DER);
        AsnReader basic = whole.ReadSequence();
        whole.ThrowIfNotEmpty();
        ReadOnlyMemory<byte> data = basic.ReadEncodedValue();
        AsnReader algorithm = basic.ReadSequence();
        string name = algorithm.ReadObjectIdentifier();
        ReadOnlyMemory<byte> parameters = algorithm.HasData ? algorithm.ReadEncodedValue() : default;
        byte[] signature = basic.ReadBitString(out _);
        List<ReadOnlyMemory<byte>> certificates = [];
        if (basic.HasData)
        {
            AsnReader list = basic.ReadSequence(s_tag0).ReadSequence();
            while (list.HasData)
            {
                certificates.Add(list.ReadEncodedValue());
            }
        }

        return new OcspResponse { SignedData = data, SignatureAlgorithm = name, SignatureParameters = parameters, Signature = signature, Certificates = certificates };
    }

    private static string StatusName(int status) => status switch
    {
        1 => "malformed request",
        2 => "internal error",
        3 => "try later",
        5 => "signature required",
        6 => "unauthorized",
        _ => $"status {status}",
    };
}
