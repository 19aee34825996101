using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Gust.Configuration.Tests;

/// <summary>A certificate and its key, made anew for each run.</summary>
internal static class TestCertificate
{
    private static readonly Lazy<(string Certificate, string Key)> s_pair = new(Make);

    public static string Pem => s_pair.Value.Certificate;

    public static string KeyPem => s_pair.Value.Key;

    /// <summary>As files for a configuration: <c>c.pem</c>, <c>k.pem</c> and the key of somebody else, <c>other.pem</c>.</summary>
    public static Dictionary<string, string> Files => new() { ["c.pem"] = Pem, ["k.pem"] = KeyPem, ["other.pem"] = Make().Key };

    private static (string Certificate, string Key) Make()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        using var certificate = request.CreateSelfSigned(new DateTimeOffset(2020, 1, 1, 0, 0, 0, default), new DateTimeOffset(2120, 1, 1, 0, 0, 0, default));
        return (certificate.ExportCertificatePem(), key.ExportPkcs8PrivateKeyPem());
    }
}
