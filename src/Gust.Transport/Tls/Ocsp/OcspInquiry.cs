using System.Formats.Asn1;
using System.Security.Cryptography;

namespace Gust.Transport.Tls.Ocsp;

/// <summary>Asks the responders of a certificate, and believes only what its authority has signed about it.</summary>
internal sealed class OcspInquiry(OcspTransport transport, TimeProvider time)
{
    /// <summary>Never throws: what goes wrong is an answer too.</summary>
    public async Task<OcspAnswer> AskAsync(OcspLink link, OcspPeerSettings settings)
    {
        OcspCertificateId id = new(link.Certificate, link.Issuer);
        byte[] question = OcspRequest.Encode(id);
        OcspAnswer failure = new(OcspOutcome.Unreachable, "it names no responder");
        foreach (Uri responder in link.Responders)
        {
            (byte[]? bytes, OcspAnswer? problem) = await transport.AskAsync(responder, question, settings.Timeout).ConfigureAwait(false);
            if (bytes is not null)
            {
                return Judge(bytes, id, link, settings);
            }

            failure = problem!;
        }

        return failure;
    }

    private OcspAnswer Judge(byte[] bytes, OcspCertificateId id, OcspLink link, OcspPeerSettings settings)
    {
        DateTimeOffset now = time.GetUtcNow();
        try
        {
            if (OcspResponse.Read(bytes, out string? refusal) is not { } response)
            {
                return new OcspAnswer(OcspOutcome.Unreadable, refusal!);
            }

            OcspResponseData data = new(response.SignedData, id);
            if (new OcspSigner(link.Issuer, now).Doubt(response, data) is { } doubt)
            {
                return doubt;
            }

            if (data.Answer is not { } answer)
            {
                return new OcspAnswer(OcspOutcome.Unreadable, "it is about another certificate");
            }

            return answer.WhyNotCurrent(settings, now) is { } reason ? new OcspAnswer(OcspOutcome.NotCurrent, reason) : answer with { Received = now };
        }
        catch (Exception e) when (e is AsnContentException or CryptographicException)
        {
            return new OcspAnswer(OcspOutcome.Unreadable, $"it is no OCSP response: {e.Message}");
        }
    }
}
