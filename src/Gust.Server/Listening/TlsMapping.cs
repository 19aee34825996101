using Gust.Transport.Tls;
using Gust.Transport.Tls.Ocsp;

namespace Gust.Server.Listening;

/// <summary>Turns a configured <c>tls</c> block into what a listener takes: files are read here.</summary>
internal static class TlsMapping
{
    /// <summary>Longer times than this mean the same: always.</summary>
    private static readonly TimeSpan s_timeMax = TimeSpan.FromDays(3650);

    /// <summary>No handshake needs to wait longer.</summary>
    private static readonly TimeSpan s_patienceMax = TimeSpan.FromMinutes(10);

    /// <exception cref="GustConfigurationException">A file is missing, a key does not fit, a name is unknown.</exception>
    public static TlsSettings Settings(TlsOptions tls, OcspOptions? ocsp, TimeProvider time)
    {
        try
        {
            return TlsSettingsLoader.Load(Source(tls, ocsp), time);
        }
        catch (TlsSettingsException e)
        {
            string where = tls.Position is { } position ? $"{position}: " : "";
            throw new GustConfigurationException([.. e.Problems.Select(problem => $"{where}tls: {problem}")]);
        }
    }

    public static TlsMode Mode(TlsOptions tls, bool allowNonTls)
    {
        if (tls.HandshakeFirst)
        {
            return tls.HandshakeFirstFallback is { } delay ? TlsMode.Auto(delay) : TlsMode.First;
        }

        return allowNonTls ? TlsMode.Optional : TlsMode.Default;
    }

    private static TlsSource Source(TlsOptions tls, OcspOptions? ocsp) => new()
    {
        KeyPairs = tls.Certificates.Count > 0
            ? [.. tls.Certificates.Select(pair => new TlsKeyPairFiles(pair.CertificateFile, pair.KeyFile))]
            : tls.CertificateFile is { } certificate ? [new TlsKeyPairFiles(certificate, tls.KeyFile ?? certificate)] : [],
        CaFile = tls.CaFile,
        Verify = tls.Verify || tls.VerifyAndMap,
        MinVersion = tls.MinVersion == TlsVersion.Tls13 ? "1.3" : "1.2",
        CipherSuites = tls.CipherSuites,
        AllowInsecureCipherSuites = tls.AllowInsecureCipherSuites,
        CurvePreferences = tls.CurvePreferences,
        Timeout = tls.Timeout,
        PinnedCerts = tls.PinnedCertificates,
        ConnectionRateLimit = (int)Math.Min(tls.ConnectionRateLimit, int.MaxValue),
        OcspStaple = ocsp?.Mode switch
        {
            OcspMode.Always or OcspMode.Must => OcspStaple.Always,
            OcspMode.Never => OcspStaple.Never,
            _ => OcspStaple.Auto,
        },
        OcspPeer = tls.OcspPeer is { Verify: true } peer ? Peer(peer) : null,
    };

    /// <summary>As in nats-server zero means the default of what must take some time.</summary>
    private static OcspPeerSettings Peer(OcspPeerOptions peer)
    {
        OcspPeerSettings standard = new();
        return new OcspPeerSettings
        {
            Timeout = peer.CaTimeout > TimeSpan.Zero ? Least(peer.CaTimeout, s_patienceMax) : standard.Timeout,
            ClockSkew = Least(peer.AllowedClockSkew, s_timeMax),
            WarnOnly = peer.WarnOnly,
            UnknownIsGood = peer.UnknownIsGood,
            AllowWhenUnreachable = peer.AllowWhenCaUnreachable,
            LifeWithoutEnd = peer.CacheTtlWhenNextUpdateUnset > TimeSpan.Zero ? Least(peer.CacheTtlWhenNextUpdateUnset, s_timeMax) : standard.LifeWithoutEnd,
        };
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;
}
