namespace Gust;

/// <summary>A certificate and its key, as PEM files.</summary>
public sealed class TlsCertificateOptions
{
    public string CertificateFile { get; set; } = "";

    public string KeyFile { get; set; } = "";
}
