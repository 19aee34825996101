using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading.Tls;

/// <summary>Reads <c>ocsp</c> and <c>ocsp_cache</c>: yes, no, or a map.</summary>
internal static class OcspReader
{
    private static readonly BlockReader<OcspOptions> s_keys = new BlockReader<OcspOptions>()
        .On("mode", ReadMode)
        .Text("url", (ocsp, v) => ocsp.Urls.Add(v))
        .Texts("urls", (ocsp, v) => ocsp.Urls.AddRange(v));

    private static readonly BlockReader<OcspCacheOptions> s_cacheKeys = new BlockReader<OcspCacheOptions>()
        .On("type", ReadCacheKind)
        .Text("local_store", (cache, v) => cache.LocalStore = v)
        .Flag("preserve_revoked", (cache, v) => cache.PreserveRevoked = v)
        .Seconds("save_interval", (cache, v) => cache.SaveInterval = v);

    public static void Read(ReadingContext context, ConfigEntry entry, GustServerOptions options)
    {
        options.Ocsp = new OcspOptions { Position = entry.KeyPosition };
        switch (entry.Value)
        {
            case ConfigBoolean { Value: var isOn }:
                options.Ocsp.Mode = isOn ? OcspMode.Auto : OcspMode.Never;
                break;
            case ConfigMap block:
                s_keys.Read(context, block, options.Ocsp);
                break;
            default:
                context.Diagnostics.Error(entry.Value.Position, $"'{entry.Key}' must be true or false or a map {{ mode, url }}, not {entry.Value.Kind}");
                break;
        }
    }

    public static void ReadCache(ReadingContext context, ConfigEntry entry, GustServerOptions options)
    {
        options.OcspCache = new OcspCacheOptions();
        switch (entry.Value)
        {
            case ConfigBoolean { Value: var isOn }:
                options.OcspCache.Kind = isOn ? OcspCacheKind.Local : OcspCacheKind.None;
                break;
            case ConfigMap block:
                s_cacheKeys.Read(context, block, options.OcspCache);
                break;
            default:
                context.Diagnostics.Error(
                    entry.Value.Position, $"'{entry.Key}' must be true or false or a map {{ type, local_store }}, not {entry.Value.Kind}");
                break;
        }
    }

    private static void ReadMode(ReadingContext context, ConfigEntry key, OcspOptions ocsp)
    {
        if (!context.Values.Text(key, out var text))
        {
            return;
        }

        OcspMode? mode = text.ToLowerInvariant() switch
        {
            "auto" => OcspMode.Auto,
            "always" => OcspMode.Always,
            "must" => OcspMode.Must,
            "never" => OcspMode.Never,
            _ => null,
        };
        ocsp.Mode = mode ?? default;
        if (mode is null)
        {
            context.Diagnostics.Error(key.Value.Position, $"unsupported ocsp mode \"{text}\": expected auto, always, must or never");
        }
    }

    private static void ReadCacheKind(ReadingContext context, ConfigEntry key, OcspCacheOptions cache)
    {
        if (!context.Values.Text(key, out var text))
        {
            return;
        }

        OcspCacheKind? kind = text.ToLowerInvariant() switch
        {
            "local" => OcspCacheKind.Local,
            "none" => OcspCacheKind.None,
            _ => null,
        };
        cache.Kind = kind ?? default;
        if (kind is null)
        {
            context.Diagnostics.Error(key.Value.Position, $"unknown type \"{text}\" of ocsp_cache: expected local or none");
        }
    }
}
