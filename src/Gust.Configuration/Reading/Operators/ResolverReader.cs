using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading.Operators;

/// <summary>Reads <c>resolver</c>: <c>MEMORY</c>, <c>URL(...)</c>, or a map with a directory.</summary>
internal static class ResolverReader
{
    private const string Expected = "expected MEMORY, URL(<url>), or a map { type: full or cache, dir: <directory> }";

    private static readonly BlockReader<ResolverDraft> s_keys = new BlockReader<ResolverDraft>()
        .Text("type", (draft, v) => draft.Type = v)
        .Text("dir", (draft, v) => draft.Resolver.Directory = v)
        .Flag("allow_delete", (draft, v) => draft.Resolver.AllowDelete = v)
        .Flag("hard_delete", (draft, v) => draft.Resolver.HardDelete = v)
        .Integer("limit", IntegerRange.Any63, (draft, v) => draft.Resolver.Limit = v <= 0 ? null : v)
        .DurationText("ttl", (draft, v) => draft.Resolver.Ttl = v)
        .On("interval", ReadInterval)
        .DurationText("timeout", (draft, v) => draft.Resolver.Timeout = v)
        .TolerateUnknown();

    public static void Read(ReadingContext context, ConfigEntry entry, GustServerOptions options)
    {
        switch (entry.Value)
        {
            case ConfigString { Value: var text }:
                options.Resolver = OfText(context, entry, text);
                break;
            case ConfigMap block:
                options.Resolver = OfMap(context, entry, block);
                break;
            default:
                context.Diagnostics.Error(entry.Value.Position, $"'{entry.Key}' can not be {entry.Value.Kind}: {Expected}");
                break;
        }
    }

    /// <summary>What is wrong with a resolver; null: nothing.</summary>
    public static string? Check(ResolverOptions resolver) => resolver.Kind switch
    {
        ResolverKind.Url when !IsHttpUrl(resolver.Url) => $"error parsing account resolver url \"{resolver.Url}\": expected http:// or https://",
        ResolverKind.Full or ResolverKind.Cache when string.IsNullOrEmpty(resolver.Directory) => "dir has no value and needs to point to a directory",
        ResolverKind.Full when resolver.HardDelete && !resolver.AllowDelete => "hard_delete has no effect without allow_delete",
        ResolverKind.Full when resolver.Ttl is not null => "FULL does not accept ttl",
        ResolverKind.Cache when resolver.AllowDelete => "CACHE does not accept allow_delete",
        ResolverKind.Cache when resolver.HardDelete => "CACHE does not accept hard_delete",
        _ => null,
    };

    private static ResolverOptions? OfText(ReadingContext context, ConfigEntry entry, string text)
    {
        var resolver = new ResolverOptions { Position = entry.KeyPosition };
        if (text.ToUpperInvariant() is "MEM" or "MEMORY")
        {
            return resolver;
        }

        if (!text.StartsWith("URL(", StringComparison.OrdinalIgnoreCase) || !text.EndsWith(')'))
        {
            context.Diagnostics.Error(entry.Value.Position, $"error parsing account resolver \"{text}\": {Expected}");
            return null;
        }

        (resolver.Kind, resolver.Url) = (ResolverKind.Url, text[4..^1].Trim().Trim('"'));
        return Checked(context, entry, resolver);
    }

    private static ResolverOptions? OfMap(ReadingContext context, ConfigEntry entry, ConfigMap block)
    {
        var draft = new ResolverDraft(new ResolverOptions { Position = entry.KeyPosition });
        if (!s_keys.Read(context, block, draft))
        {
            return null;
        }

        ResolverKind? kind = draft.Type?.ToUpperInvariant() switch
        {
            "MEM" or "MEMORY" => ResolverKind.Memory,
            "FULL" => ResolverKind.Full,
            "CACHE" => ResolverKind.Cache,
            _ => null,
        };
        if (kind is null)
        {
            context.Diagnostics.Error(entry.Value.Position, $"error parsing account resolver: {Expected}");
            return null;
        }

        if (kind == ResolverKind.Cache && draft.Interval is { } interval)
        {
            context.Diagnostics.Error(interval.KeyPosition, "CACHE does not accept interval: only a full resolver compares itself with others");
            return null;
        }

        draft.Resolver.Kind = kind.Value;
        return Checked(context, entry, draft.Resolver);
    }

    private static ResolverOptions? Checked(ReadingContext context, ConfigEntry entry, ResolverOptions resolver)
    {
        if (Check(resolver) is not { } error)
        {
            return resolver;
        }

        context.Diagnostics.Error(entry.KeyPosition, error);
        return null;
    }

    private static void ReadInterval(ReadingContext context, ConfigEntry key, ResolverDraft draft)
    {
        draft.Interval = key;
        if (context.Values.DurationText(key, out var value) && context.Values.NotNegative(key, value) && value > TimeSpan.Zero)
        {
            draft.Resolver.Interval = value;
        }
    }

    private static bool IsHttpUrl(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps);
}
