using System.Security.Cryptography.X509Certificates;

namespace Gust.Transport.Tls.Ocsp;

/// <summary>Whether an answer was signed by the authority itself, or by whom it has delegated that to (RFC 6960, 4.2.2.2).</summary>
internal sealed class OcspSigner(X509Certificate2 issuer, DateTimeOffset now)
{
    private const string SigningUsage = "1.3.6.1.5.5.7.3.9";

    /// <summary>Certificates beyond these are not looked at: an answer needs one.</summary>
    private const int CertificatesMax = 4;

    private const X509ChainStatusFlags OwnDecision = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain;

    /// <summary>Null when it is; else what is wrong.</summary>
    public OcspAnswer? Doubt(OcspResponse response, OcspResponseData data)
    {
        if (data.IsBy(issuer) && OcspSignature.IsBy(issuer, response))
        {
            return null;
        }

        foreach (ReadOnlyMemory<byte> encoded in response.Certificates.Take(CertificatesMax))
        {
            using X509Certificate2 signer = X509CertificateLoader.LoadCertificate(encoded.Span);
            if (data.IsBy(signer) && OcspSignature.IsBy(signer, response))
            {
                return DoubtDelegate(signer);
            }
        }

        return new OcspAnswer(OcspOutcome.Unreadable, $"its signature is neither by {issuer.Subject} nor by a certificate that came along");
    }

    private OcspAnswer? DoubtDelegate(X509Certificate2 signer)
    {
        if (!IsIssued(signer))
        {
            return new OcspAnswer(OcspOutcome.Unreadable, $"it is signed by {signer.Subject}, whom {issuer.Subject} has not issued or whose time is over");
        }

        return MaySign(signer) ? null : new OcspAnswer(OcspOutcome.NotDelegated, $"it is signed by {signer.Subject}, which may not sign such answers (no OCSPSigning in its extended key usage)");
    }

    private static bool MaySign(X509Certificate2 signer) => signer.Extensions.OfType<X509EnhancedKeyUsageExtension>()
        .Any(usage => usage.EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>().Any(oid => oid.Value == SigningUsage));

    private bool IsIssued(X509Certificate2 signer)
    {
        using X509Chain chain = new();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(issuer);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority; // the issuer may be no root
        chain.ChainPolicy.VerificationTime = now.UtcDateTime;
        bool isBuilt = chain.Build(signer);
        bool isClean = chain.ChainStatus.All(part => (part.Status & ~OwnDecision) == 0);
        bool isByIssuer = chain.ChainElements.Count > 1 && chain.ChainElements[1].Certificate.RawDataMemory.Span.SequenceEqual(issuer.RawDataMemory.Span);
        return isBuilt && isClean && isByIssuer;
    }
}
