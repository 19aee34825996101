namespace Gust;

/// <summary>Versions of TLS that a server can be asked to insist on.</summary>
public enum TlsVersion
{
    Tls12,
    Tls13,
}
