using System.Globalization;
using Gust.JetStream.Model;

namespace Gust.JetStream.Rules;

/// <summary>Levels of the API: what a server offers, and the least that an asset needs.</summary>
internal static class ApiLevel
{
    /// <summary>What this server offers.</summary>
    public const int Current = 5;

    /// <summary>The header by which a request demands a level.</summary>
    public const string RequiredHeader = "Nats-Required-Api-Level";

    private const string LevelKey = "_nats.level";
    private const string VersionKey = "_nats.ver";
    private const string RequiredKey = "_nats.req.level";

    /// <summary>When acknowledged messages of the stream are on stable storage: <c>always</c>, or how much later.</summary>
    private const string SyncKey = "_gust.sync";

    public static int Of(StreamConfig config)
    {
        bool isTwo = config.AllowMsgCounter || config.AllowAtomic || config.AllowMsgSchedules || config.PersistMode == PersistKind.Async;
        bool isOne = config.AllowMsgTtl || config.SubjectDeleteMarkerTtlNs > 0;
        return config.AllowBatched ? 4 : isTwo ? 2 : isOne ? 1 : 0;
    }

    public static int Of(ConsumerConfig config) =>
        config.AckPolicy == AckKind.FlowControl ? 4
        : config.PriorityPolicy != PriorityKind.None || config.PauseUntil is { IsZero: false } ? 1
        : 0;

    /// <summary>The metadata as it is stored: what the server adds to answers is taken out, the level needed put in.</summary>
    public static IReadOnlyDictionary<string, string> Stored(IReadOnlyDictionary<string, string>? metadata, int level) =>
        With(metadata, (LevelKey, null), (VersionKey, null), (SyncKey, null), (RequiredKey, Text(level)));

    /// <summary>The metadata as answers show it.</summary>
    /// <param name="metadata">As it is stored.</param>
    /// <param name="serverVersion">The level of compatibility.</param>
    /// <param name="sync">Of a stream in files; null: there is nothing to say.</param>
    public static IReadOnlyDictionary<string, string> Shown(IReadOnlyDictionary<string, string>? metadata, string serverVersion, string? sync = null) =>
        With(metadata, (LevelKey, Text(Current)), (VersionKey, serverVersion), (SyncKey, sync));

    /// <summary>The metadata without anything that counts as no difference between two configurations.</summary>
    public static IReadOnlyDictionary<string, string>? Compared(IReadOnlyDictionary<string, string>? metadata) =>
        metadata is null ? null : With(metadata, (LevelKey, null), (VersionKey, null), (SyncKey, null), (RequiredKey, null));

    private static string Text(int level) => level.ToString(CultureInfo.InvariantCulture);

    private static SortedDictionary<string, string> With(
        IReadOnlyDictionary<string, string>? metadata, params ReadOnlySpan<(string Key, string? Value)> changes)
    {
        SortedDictionary<string, string> changed = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, string> entry in metadata ?? new Dictionary<string, string>())
        {
            changed[entry.Key] = entry.Value;
        }

        foreach ((string key, string? value) in changes)
        {
            changed.Remove(key);
            if (value is not null)
            {
                changed[key] = value;
            }
        }

        return changed;
    }
}
