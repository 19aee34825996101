using Gust.JetStream.Model.Json;

namespace Gust.Cli.JetStream.Messages;

/// <summary>What a stream says of a message that was published into it.</summary>
internal sealed record PublishAck
{
    public string Stream { get; set; } = "";

    public string Domain { get; set; } = "";

    public ulong Sequence { get; set; }

    public bool IsDuplicate { get; set; }

    /// <summary>A counter's new sum.</summary>
    public string Value { get; set; } = "";

    public string Batch { get; set; } = "";

    public ulong Count { get; set; }

    public static JsonShape<PublishAck> Shape { get; } = new JsonShapeBuilder<PublishAck>("PubAck")
        .Always("stream", Codecs.Text, r => r.Stream, (r, v) => r.Stream = v)
        .Optional("domain", Codecs.Text, r => r.Domain, (r, v) => r.Domain = v)
        .Always("seq", Codecs.UInt64, r => r.Sequence, (r, v) => r.Sequence = v)
        .Optional("duplicate", Codecs.Flag, r => r.IsDuplicate, (r, v) => r.IsDuplicate = v)
        .Optional("val", Codecs.Text, r => r.Value, (r, v) => r.Value = v)
        .Optional("batch", Codecs.Text, r => r.Batch, (r, v) => r.Batch = v)
        .Optional("count", Codecs.UInt64, r => r.Count, (r, v) => r.Count = v)
        .Build();
}
