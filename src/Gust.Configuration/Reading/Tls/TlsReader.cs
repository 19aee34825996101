using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading.Tls;

/// <summary>Reads a <c>tls</c> block, whatever it is for.</summary>
internal static class TlsReader
{
    private static readonly BlockReader<TlsOptions> s_keys = new BlockReader<TlsOptions>()
        .Text("cert_file", (tls, v) => tls.CertificateFile = NullIfEmpty(v))
        .Text("key_file", (tls, v) => tls.KeyFile = NullIfEmpty(v))
        .On("certs certificates", ReadCertificates)
        .Text("ca_file", (tls, v) => tls.CaFile = NullIfEmpty(v))
        .Flag("verify", (tls, v) => tls.Verify = v)
        .Flag("verify_and_map", (tls, v) => tls.VerifyAndMap = v)
        .On("verify_cert_and_check_known_urls", RefuseKnownUrls)
        .Flag("insecure", (tls, v) => tls.Insecure = v)
        .Seconds("timeout", (tls, v) => tls.Timeout = v)
        .On("cipher_suites", (context, key, tls) => tls.CipherSuites = Names(context, key, TlsNames.CheckCipherSuite))
        .On("curve_preferences", (context, key, tls) => tls.CurvePreferences = Names(context, key, TlsNames.CheckCurve))
        .Flag("allow_insecure_cipher_suites", (tls, v) => tls.AllowInsecureCipherSuites = v)
        .On("min_version", ReadMinVersion)
        .On("handshake_first first immediate", HandshakeFirstReader.Read)
        .Integer("connection_rate_limit", IntegerRange.Any, (tls, v) => tls.ConnectionRateLimit = Math.Max(0, v))
        .On("pinned_certs", ReadPins)
        .On("ocsp_peer", (context, key, tls) => tls.OcspPeer = OcspPeerReader.Read(context, key))
        .On("cert_store", WindowsStore.RefuseStore)
        .On("cert_match_by", WindowsStore.IgnoreMatchBy)
        .On("cert_match ca_certs_match cert_match_skip_invalid", WindowsStore.Ignore);

    private static readonly BlockReader<TlsCertificateOptions> s_certificateKeys = new BlockReader<TlsCertificateOptions>()
        .Text("cert_file", (certificate, v) => certificate.CertificateFile = v)
        .Text("key_file", (certificate, v) => certificate.KeyFile = v);

    public static TlsOptions? Read(ReadingContext context, ConfigEntry entry, TlsUse use)
    {
        if (!context.Values.Map(entry, out var block))
        {
            return null;
        }

        var tls = new TlsOptions { Position = entry.KeyPosition };
        if (!s_keys.Read(context, block, tls))
        {
            return tls;
        }

        var problems = TlsRules.Check(tls, use).ToList();
        problems.ForEach(problem => context.Diagnostics.Error(entry.KeyPosition, problem));
        if (problems.Count == 0)
        {
            TlsFiles.Check(context, entry.KeyPosition, tls);
        }

        return tls;
    }

    private static void ReadCertificates(ReadingContext context, ConfigEntry key, TlsOptions tls)
    {
        if (!context.Values.Array(key, out var items))
        {
            return;
        }

        foreach (var item in items.Items)
        {
            var certificate = new TlsCertificateOptions();
            if (item is not ConfigMap block)
            {
                context.Diagnostics.Error(item.Position, $"a certificate must be a map {{ cert_file, key_file }}, not {item.Kind}");
            }
            else if (s_certificateKeys.Read(context, block, certificate))
            {
                tls.Certificates.Add(certificate);
                if (certificate.CertificateFile.Length == 0 || certificate.KeyFile.Length == 0)
                {
                    context.Diagnostics.Error(item.Position, "both 'cert_file' and 'key_file' are required");
                }
            }
        }
    }

    private static void RefuseKnownUrls(ReadingContext context, ConfigEntry key, TlsOptions tls)
    {
        if (context.Values.Boolean(key, out var value))
        {
            tls.VerifyAndCheckKnownUrls = value;
            context.Diagnostics.Error(key.KeyPosition, $"{key.Key} is not supported in this context: only clusters and gateways know URLs");
        }
    }

    private static List<string> Names(ReadingContext context, ConfigEntry key, Func<string, string?> check)
    {
        if (!context.Values.TextArray(key, out var names))
        {
            return [];
        }

        if (names.Count == 0)
        {
            context.Diagnostics.Error(key.Value.Position, $"'{key.Key}' cannot be empty: leave it out for the default");
        }

        foreach (var (name, item) in names.Zip(((ConfigArray)key.Value).Items))
        {
            if (check(name) is { } error)
            {
                context.Diagnostics.Error(item.Position, error);
            }
        }

        return names;
    }

    private static void ReadPins(ReadingContext context, ConfigEntry key, TlsOptions tls)
    {
        if (key.Value is ConfigArray { Items.Count: 0 })
        {
            return;
        }

        tls.PinnedCertificates = [.. Names(context, key, TlsNames.CheckPin).Select(pin => pin.ToLowerInvariant())];
    }

    private static void ReadMinVersion(ReadingContext context, ConfigEntry key, TlsOptions tls)
    {
        if (!context.Values.Text(key, out var text))
        {
            return;
        }

        TlsVersion? version = text switch
        {
            "1.2" => TlsVersion.Tls12,
            "1.3" => TlsVersion.Tls13,
            _ => null,
        };
        tls.MinVersion = version ?? tls.MinVersion;
        if (version is null)
        {
            context.Diagnostics.Error(key.Value.Position, $"unsupported TLS version \"{text}\": expected \"1.2\" or \"1.3\"");
        }
    }

    private static string? NullIfEmpty(string value) => value.Length == 0 ? null : value;
}
