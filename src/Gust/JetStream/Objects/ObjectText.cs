using Gust.Cli.Output;
using Gust.Cli.Text;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Objects;

/// <summary>Object stores and objects as people read them.</summary>
internal static class ObjectText
{
    public static string NameOf(StreamInfo stream) => stream.Config.Name[ObjectBucket.StreamPrefix.Length..];

    public static string Bucket(StreamInfo stream, TimeProvider clock)
    {
        StreamConfig config = stream.Config;
        var text = new Columns($"Information for Object Store Bucket {NameOf(stream)} created {TimeText.Local(stream.Created, clock)}");
        text.Section("Configuration");
        text.Row("Bucket Name", NameOf(stream));
        text.RowIf("Description", config.Description);
        text.Row("Replicas", CountText.Format(config.NumReplicas));
        text.Row("TTL", TimeText.Limit(config.MaxAgeNs));
        text.Row("Sealed", config.Sealed);
        text.Row("Compressed", config.Compression != CompressionKind.None);
        text.Row("Size", SizeText.Format(stream.State.Bytes));
        text.Row("Maximum Bucket Size", CountText.SizeLimit(config.MaxBytes));
        text.Row("Storage", config.Storage.ToString());
        text.Row("Backing Store Kind", "JetStream");
        text.Row("JetStream Stream", config.Name);
        ClusterText.AddTo(text, stream.Cluster);
        return text.Render();
    }

    public static string Object(ObjectInfo info, TimeProvider clock)
    {
        var text = new Columns($"Object information for {info.Bucket} > {info.Name}");
        text.RowIf("Description", info.Description);
        text.Row("Size", SizeText.Format(info.Size));
        text.Row("Modification Time", TimeText.Local(info.Modified, clock));
        text.Row("Chunks", CountText.Format(info.Chunks));
        text.RowIf("Digest", Digest(info.Digest));
        text.RowIf("Link", info.Options?.Link is { } link ? $"{link.Bucket}{(link.Name.Length > 0 ? $" > {link.Name}" : "")}" : "");
        text.RowIf("Deleted", info.IsDeleted);
        text.Rows("Headers", info.Headers.Select(header => $"{header.Key}: {header.Value}"));
        text.Rows("Metadata", info.Metadata);
        return text.Render();
    }

    /// <summary>In hexadecimal, as other tools show digests.</summary>
    private static string Digest(string digest)
    {
        string[] parts = digest.Split('=', 2);
        Span<byte> bytes = new byte[digest.Length];
        string base64 = parts.Length == 2 ? parts[1].TrimEnd('=').Replace('-', '+').Replace('_', '/') : "";
        base64 = base64.PadRight((base64.Length + 3) / 4 * 4, '=');
        return parts.Length == 2 && Convert.TryFromBase64String(base64, bytes, out int count)
            ? $"{parts[0]} {Convert.ToHexStringLower(bytes[..count])}"
            : digest;
    }
}
