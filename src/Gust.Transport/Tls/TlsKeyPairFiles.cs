namespace Gust.Transport.Tls;

/// <summary>Where a certificate (with its issuers behind it) and its private key are.</summary>
internal sealed record TlsKeyPairFiles(string CertFile, string KeyFile);
