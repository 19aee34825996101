using Gust.Cli.JetStream.Streams;
using Gust.Cli.Output;
using Gust.Cli.Text;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.KeyValue;

/// <summary>A bucket as people read it.</summary>
internal static class BucketText
{
    public static string NameOf(StreamInfo stream) => stream.Config.Name[Bucket.StreamPrefix.Length..];

    public static string Info(StreamInfo stream, TimeProvider clock)
    {
        StreamConfig config = stream.Config;
        var text = new Columns($"Information for Key-Value Store Bucket {NameOf(stream)} created {TimeText.Local(stream.Created, clock)}");
        text.Section("Configuration");
        text.Row("Bucket Name", NameOf(stream));
        text.RowIf("Description", config.Description);
        text.Row("History Kept", CountText.Format(config.MaxMsgsPerSubject));
        text.Row("Values Stored", CountText.Format(stream.State.Messages));
        text.Row("Compressed", config.Compression != CompressionKind.None);
        text.Row("Per-Key TTL Supported", config.AllowMsgTtl);
        text.RowIf("Limit Markers TTL", config.SubjectDeleteMarkerTtlNs > 0 ? TimeText.Period(config.SubjectDeleteMarkerTtlNs) : "");
        text.Row("Backing Store Kind", "JetStream");
        text.Row("Bucket Size", SizeText.Format(stream.State.Bytes));
        text.Row("Maximum Bucket Size", CountText.SizeLimit(config.MaxBytes));
        text.Row("Maximum Value Size", CountText.SizeLimit(config.MaxMsgSize));
        text.Row("Maximum Age", TimeText.Limit(config.MaxAgeNs));
        text.Row("JetStream Stream", config.Name);
        text.Row("Storage", config.Storage.ToString());
        OriginText.AddTo(text, "Mirror Information", config.Mirror is { } mirror ? [mirror] : [], stream.Mirror is { } state ? [state] : []);
        OriginText.AddTo(text, "Sources Information", config.Sources ?? [], stream.Sources ?? []);
        ClusterText.AddTo(text, stream.Cluster);
        return text.Render();
    }
}
