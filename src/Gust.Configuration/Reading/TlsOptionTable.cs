using System.Globalization;
using Gust.Configuration.Reading.Tls;

namespace Gust.Configuration.Reading;

/// <summary>Keys of the encryption of the client listener.</summary>
internal static class TlsOptionTable
{
    public static ServerOption[] All { get; } =
    [
        new("tls")
        {
            Read = (context, entry, o) => o.Tls = TlsReader.Read(context, entry, TlsUse.Listener),
            Show = o => Show(o.Tls, "Timeout", "HandshakeFirst", "HandshakeFirstFallback", "PinnedCertificates", "VerifyAndMap", "ConnectionRateLimit"),
            Announce = o => o.Tls is null ? "tls = disabled" : "tls = enabled",
        },
        Part("tls timeout", tls => tls.Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture)),
        Part("tls handshake_first", tls => tls.HandshakeFirst ? "true" : "false")
            with { Announce = o => $"Client TLS handshake first: {(o.Tls?.HandshakeFirst == true ? "true" : "false")}" },
        Part("tls handshake_first fallback", tls => GoDuration.Format(tls.HandshakeFirstFallback ?? TimeSpan.Zero)) with
        {
            Announce = o => $"Client TLS handshake first fallback delay: {GoDuration.Format(o.Tls?.HandshakeFirstFallback ?? TimeSpan.Zero)}",
        },
        Part("tls pinned_certs", tls => string.Join(' ', tls.PinnedCertificates))
            with { Announce = o => $"{o.Tls?.PinnedCertificates.Count ?? 0} pinned_certs" },
        Part("tls verify_and_map", tls => tls.VerifyAndMap ? "true" : "false") with { FixedName = "TLSMap" },
        Part("tls connection_rate_limit", tls => tls.ConnectionRateLimit.ToString(CultureInfo.InvariantCulture)) with { FixedName = "TLSRateLimit" },
        ServerOption.Flag("allow_non_tls", o => o.AllowNonTls, (o, v) => o.AllowNonTls = v) with { FixedName = "AllowNonTLS" },
        new("ocsp") { Read = OcspReader.Read, Show = o => OptionJson.Of(o.Ocsp), Announce = _ => "OCSP" },
        new("ocsp_cache") { Read = OcspReader.ReadCache, Show = o => OptionJson.Of(o.OcspCache), Announce = _ => "OCSP peer cache" },
    ];

    /// <summary>For comparing: options and the contents of the files they name.</summary>
    public static string Show(TlsOptions? tls, params ReadOnlySpan<string> without) => OptionJson.Of(tls, without) + tls?.ContentHash;

    /// <summary>One key of the block, logged by itself. Without TLS it has its default: to switch TLS on or off changes no other part.</summary>
    private static ServerOption Part(string name, Func<TlsOptions, string> show) => ServerOption.Keyless(name, o => show(o.Tls ?? new TlsOptions()));
}
