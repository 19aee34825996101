using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Gust.Transport.Tls;

/// <summary>Accepts a client certificate that leads to one of the configured authorities, and says why not else.</summary>
/// <remarks>As in Go, any certificate of the CA file is an anchor, not only a self-signed one; the platform's chain engine wants a root.</remarks>
internal sealed class ClientCertificateCheck(X509Certificate2Collection authorities)
{
    private const X509ChainStatusFlags OwnDecision = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain;

    public bool Accepts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        TlsStream stream = (TlsStream)sender;
        stream.Refusal = Refusal(certificate, chain);
        if (stream.Refusal is not null)
        {
            return false;
        }

        // Copies: the runtime disposes the chain's own.
        stream.PeerChain = [.. chain!.ChainElements.Select(element => X509CertificateLoader.LoadCertificate(element.Certificate.RawDataMemory.Span))];
        stream.PeerSent = 1 + chain.ChainElements.Skip(1).TakeWhile(element => IsSent(chain, element.Certificate)).Count();
        return true;
    }

    /// <summary>The runtime adds what the peer has sent to the certificates that the policy has brought.</summary>
    private bool IsSent(X509Chain chain, X509Certificate2 certificate) =>
        chain.ChainPolicy.ExtraStore.Skip(authorities.Count).Any(sent => sent.RawDataMemory.Span.SequenceEqual(certificate.RawDataMemory.Span));

    private string? Refusal(X509Certificate? certificate, X509Chain? chain)
    {
        if (certificate is null || chain is null || chain.ChainElements.Count == 0)
        {
            return "client did not provide a certificate";
        }

        X509ChainStatusFlags status = X509ChainStatusFlags.NoError;
        foreach (X509ChainStatus part in chain.ChainStatus)
        {
            status |= part.Status;
        }

        if ((status & ~OwnDecision) != 0)
        {
            return $"client certificate '{certificate.Subject}' is not valid: {status & ~OwnDecision}";
        }

        return chain.ChainElements.Any(element => authorities.Any(authority => authority.RawDataMemory.Span.SequenceEqual(element.Certificate.RawDataMemory.Span)))
            ? null
            : $"client certificate '{certificate.Subject}' is signed by unknown authority '{certificate.Issuer}'";
    }
}
