using System.Formats.Asn1;

namespace Gust.Transport.Tls.Ocsp;

/// <summary>The question about one certificate (RFC 6960, <c>OCSPRequest</c>): without nonce or signature, so that responders may answer from a store.</summary>
internal static class OcspRequest
{
    public static byte[] Encode(OcspCertificateId certificate)
    {
        AsnWriter writer = new(AsnEncodingRules.DER);
        using (writer.PushSequence()) // OCSPRequest
        using (writer.PushSequence()) // TBSRequest
        using (writer.PushSequence()) // requestList
        using (writer.PushSequence()) // Request
        {
            certificate.Write(writer);
        }

        return writer.Encode();
    }
}
