using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Gust.Client;

/// <summary>Decides as the platform does, and keeps in words why a certificate was refused.</summary>
internal sealed class ServerCertificateCheck(string serverName)
{
    private const X509ChainStatusFlags UnknownAuthority = X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.UntrustedRoot;

    private string? _objection;
    private bool _isUnknownAuthority;

    public bool Accepts(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        X509ChainStatusFlags status = chain?.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, one) => all | one.Status) ?? X509ChainStatusFlags.NoError;
        _isUnknownAuthority = errors == SslPolicyErrors.RemoteCertificateChainErrors && (status & ~UnknownAuthority) == 0;
        _objection = errors switch
        {
            SslPolicyErrors.None => null,
            _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) => "the server shows no certificate",
            _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) => $"the server's certificate is not one of {serverName}",
            _ when _isUnknownAuthority => "the server's certificate is signed by an authority that is not trusted",
            _ => $"the server's certificate is not valid: {status}",
        };
        return _objection is null;
    }

    /// <summary>What a failed handshake comes to: this check's objection, where it has one.</summary>
    public Exception Explain(Exception failure) =>
        _objection is null ? failure : new UntrustedServerException($"TLS failed: {_objection}", _isUnknownAuthority, failure);
}
