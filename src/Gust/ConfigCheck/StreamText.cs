using System.Globalization;
using Gust.Configuration.Reading;
using Gust.Security.Definitions;

namespace Gust.Cli.ConfigCheck;

/// <summary>What is stored, and how safely, in words.</summary>
internal static class StreamText
{
    /// <summary>Of the server.</summary>
    public static IEnumerable<string> Lines(JetStreamOptions streams)
    {
        string domain = streams.Domain is { } name ? $", domain {name}" : "";
        yield return $"streams are kept in {streams.DataDirectory}{domain}";
        yield return streams.SyncInterval is { } interval
            ? $"what is acknowledged reaches the disk within {GoDuration.Format(interval)}: a power cut may cost it"
            : "what is acknowledged is on the disk";
        yield return streams.Key is null ? "not encrypted" : $"encrypted with {Cipher(streams.Cipher)}";
        yield return $"at most {Size(streams.MaxFileStore, "three quarters of the free space")} in files, {Size(streams.MaxMemoryStore, "three quarters of the memory")} in memory";
    }

    /// <summary>Of one account; without limits, that it has streams.</summary>
    public static IEnumerable<string> Lines(JetStreamLimits limits)
    {
        if (limits.Tiers.Count == 0)
        {
            yield return Line("has streams", limits);
        }

        foreach ((string tier, JetStreamLimits tierLimits) in limits.Tiers.OrderBy(one => one.Key, StringComparer.Ordinal))
        {
            yield return Line($"has streams of tier {tier}", tierLimits);
        }
    }

    private static string Line(string what, JetStreamLimits limits)
    {
        // Zero is a limit for stores only.
        (string Name, string? Limit)[] all =
        [
            ("in files", limits.Storage < 0 ? null : ByteCount.Format(limits.Storage)),
            ("in memory", limits.Memory < 0 ? null : ByteCount.Format(limits.Memory)),
            ("streams", Count(limits.Streams)),
            ("consumers of a stream", Count(limits.Consumers)),
            ("unacknowledged messages of a consumer", Count(limits.MaxAckPending)),
            ("in the files of a stream", limits.StorageMaxStreamBytes <= 0 ? null : ByteCount.Format(limits.StorageMaxStreamBytes)),
            ("in the memory of a stream", limits.MemoryMaxStreamBytes <= 0 ? null : ByteCount.Format(limits.MemoryMaxStreamBytes)),
        ];
        string[] set = [.. all.Where(one => one.Limit is not null).Select(one => $"{one.Limit} {one.Name}")];
        string bounds = set.Length == 0 ? "" : $": at most {string.Join(", ", set)}";
        return what + bounds + (limits.MaxBytesRequired ? "; each stream must say how large it may grow" : "");
    }

    private static string? Count(int limit) => limit <= 0 ? null : limit.ToString(CultureInfo.InvariantCulture);

    private static string Size(long? bytes, string otherwise) => bytes is >= 0 and { } set ? ByteCount.Format(set) : otherwise;

    private static string Cipher(JetStreamCipher cipher) => cipher == JetStreamCipher.Aes ? "AES-256-GCM" : "ChaCha20-Poly1305";
}
