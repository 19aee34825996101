using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading.Tls;

/// <summary>Reads <c>ocsp_peer</c>: yes, no, or a map.</summary>
internal static class OcspPeerReader
{
    private static readonly BlockReader<OcspPeerOptions> s_keys = new BlockReader<OcspPeerOptions>()
        .Flag("verify", (peer, v) => peer.Verify = v)
        .Seconds("ca_timeout", (peer, v) => peer.CaTimeout = v)
        .Seconds("allowed_clockskew", (peer, v) => peer.AllowedClockSkew = v)
        .Flag("warn_only", (peer, v) => peer.WarnOnly = v)
        .Flag("unknown_is_good", (peer, v) => peer.UnknownIsGood = v)
        .Flag("allow_when_ca_unreachable", (peer, v) => peer.AllowWhenCaUnreachable = v)
        .Seconds("cache_ttl_when_next_update_unset", (peer, v) => peer.CacheTtlWhenNextUpdateUnset = v);

    public static OcspPeerOptions? Read(ReadingContext context, ConfigEntry key)
    {
        switch (key.Value)
        {
            case ConfigBoolean { Value: var isOn }:
                return isOn ? new OcspPeerOptions { Verify = true } : null;
            case ConfigMap block:
                var peer = new OcspPeerOptions();
                s_keys.Read(context, block, peer);
                return peer;
            default:
                context.Diagnostics.Error(key.Value.Position, $"'{key.Key}' must be true or false or a map, not {key.Value.Kind}");
                return null;
        }
    }
}
