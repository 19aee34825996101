using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading.Access;

/// <summary>Reads <c>proxies</c>: those that may vouch for clients.</summary>
internal static class ProxiesReader
{
    private static readonly BlockReader<TrustedProxyOptions> s_proxyKeys = new BlockReader<TrustedProxyOptions>()
        .Text("key public_key", (proxy, v) => proxy.Key = v);

    private static readonly BlockReader<GustServerOptions> s_keys = new BlockReader<GustServerOptions>().On("trusted", ReadTrusted);

    public static void Read(ReadingContext context, ConfigEntry entry, GustServerOptions options)
    {
        if (context.Values.Map(entry, out var block))
        {
            s_keys.Read(context, block, options);
        }
    }

    /// <summary>What is wrong with a proxy; null: nothing.</summary>
    public static string? Check(TrustedProxyOptions proxy) =>
        PublicKeyText.IsAny(proxy.Key) ? null : $"invalid proxy key \"{proxy.Key}\": expected a public nkey";

    private static void ReadTrusted(ReadingContext context, ConfigEntry key, GustServerOptions options)
    {
        if (!context.Values.Array(key, out var items))
        {
            return;
        }

        foreach (var item in items.Items)
        {
            if (item is not ConfigMap block)
            {
                context.Diagnostics.Error(item.Position, $"expected a trusted proxy to be a map {{ key }}, not {item.Kind}");
                continue;
            }

            var proxy = new TrustedProxyOptions { Position = block.Position };
            if (s_proxyKeys.Read(context, block, proxy) && (Check(proxy) is not { } error || context.Values.Error(block.Position, error)))
            {
                options.TrustedProxies.Add(proxy);
            }
        }
    }
}
