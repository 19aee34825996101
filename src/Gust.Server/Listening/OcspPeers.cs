using Gust.Monitoring.Documents.Server;
using Gust.Monitoring.SystemAccount;
using Gust.Transport.Tls.Ocsp;
using Microsoft.Extensions.Logging;

namespace Gust.Server.Listening;

/// <summary>Asking authorities about clients, for all listeners of a server: one memory, one report.</summary>
internal sealed class OcspPeers : IDisposable
{
    private readonly OcspCache _cache = new(OcspCache.DefaultCapacity);
    private readonly OcspReport _report;

    public OcspPeers(ILogger logger)
    {
        _report = new OcspReport(logger);
        Check = new OcspPeerCheck(_report, _cache, TimeProvider.System);
    }

    public OcspPeerCheck Check { get; }

    /// <summary>Who is told besides the log.</summary>
    public OcspPeerEvents? Events
    {
        get => _report.Events;
        set => _report.Events = value;
    }

    /// <summary>For <c>/varz</c>; null when nobody is asked about, or nothing is remembered.</summary>
    public OcspCacheVarz? Show(GustServerOptions options)
    {
        bool isUsed = options.Tls?.OcspPeer is { Verify: true } || options.WebSocket?.Tls?.OcspPeer is { Verify: true };
        if (!isUsed || _cache.Capacity == 0)
        {
            return null;
        }

        OcspCacheCounts counts = _cache.Counts;
        return new OcspCacheVarz
        {
            CacheHits = counts.Hits,
            CacheMisses = counts.Misses,
            CachedGoodResponses = counts.Good,
            CachedRevokedResponses = counts.Revoked,
            CachedUnknownResponses = counts.Unknown,
        };
    }

    /// <summary>Takes over what <c>ocsp_cache</c> says.</summary>
    public void Configure(GustServerOptions options) =>
        _cache.Capacity = options.OcspCache is { Kind: OcspCacheKind.None } ? 0 : OcspCache.DefaultCapacity;

    public void Dispose() => Check.Dispose();
}
