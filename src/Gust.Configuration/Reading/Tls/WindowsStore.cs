using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading.Tls;

/// <summary>The keys for certificates of the Windows store, which this version does not read; elsewhere there is no such store anyway.</summary>
internal static class WindowsStore
{
    private static readonly string[] s_matchKinds = ["Issuer", "Subject", "Thumbprint"];

    public static void RefuseStore(ReadingContext context, ConfigEntry key, TlsOptions tls)
    {
        if (context.Values.Text(key, out _))
        {
            context.Diagnostics.Error(
                key.KeyPosition, "cert_store is not compatible with this version: export the certificate as PEM and name it by cert_file and key_file");
        }
    }

    public static void IgnoreMatchBy(ReadingContext context, ConfigEntry key, TlsOptions tls)
    {
        if (context.Values.Text(key, out var by) && !s_matchKinds.Contains(by, StringComparer.OrdinalIgnoreCase))
        {
            context.Diagnostics.Error(key.Value.Position, $"cert match by type \"{by}\" is unknown: expected {string.Join(", ", s_matchKinds)}");
            return;
        }

        Ignore(context, key, tls);
    }

    public static void Ignore(ReadingContext context, ConfigEntry key, TlsOptions tls) =>
        context.Diagnostics.Note(key.KeyPosition, $"'{key.Key}' has no effect without a Windows certificate store");
}
