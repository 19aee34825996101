namespace Gust.Client;

/// <summary>Files and mode for TLS to the server. Empty: TLS only when the server or the URL asks for it.</summary>
internal sealed class TlsSettings
{
    /// <summary>PEM file with the client certificate; needs <see cref="KeyFile"/>.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>PEM file with the private key of <see cref="CertificateFile"/>.</summary>
    public string? KeyFile { get; init; }

    /// <summary>PEM file with the authorities to trust instead of the system's.</summary>
    public string? AuthorityFile { get; init; }

    /// <summary>Name the server's certificate must show, when the address is not it.</summary>
    public string? ServerName { get; init; }

    /// <summary>True: TLS starts before the server's greeting (<c>handshake_first</c>).</summary>
    public bool HandshakeFirst { get; init; }

    /// <summary>True: a server that offers no TLS is refused.</summary>
    public bool Wanted => HandshakeFirst || CertificateFile is not null || AuthorityFile is not null;
}
