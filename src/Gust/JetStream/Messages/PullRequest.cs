using Gust.JetStream.Model.Json;

namespace Gust.Cli.JetStream.Messages;

/// <summary>CONSUMER.MSG.NEXT.</summary>
internal sealed record PullRequest
{
    public long Batch { get; set; }

    public long ExpiresNs { get; set; }

    public long MaxBytes { get; set; }

    public bool NoWait { get; set; }

    public long IdleHeartbeatNs { get; set; }

    public string Group { get; set; } = "";

    public string PinId { get; set; } = "";

    public static JsonShape<PullRequest> Shape { get; } = new JsonShapeBuilder<PullRequest>("JSApiConsumerGetNextRequest")
        .Optional("expires", Codecs.Duration, r => r.ExpiresNs, (r, v) => r.ExpiresNs = v)
        .Always("batch", Codecs.Int, r => r.Batch, (r, v) => r.Batch = v)
        .Optional("max_bytes", Codecs.Int, r => r.MaxBytes, (r, v) => r.MaxBytes = v)
        .Optional("no_wait", Codecs.Flag, r => r.NoWait, (r, v) => r.NoWait = v)
        .Optional("idle_heartbeat", Codecs.Duration, r => r.IdleHeartbeatNs, (r, v) => r.IdleHeartbeatNs = v)
        .Optional("group", Codecs.Text, r => r.Group, (r, v) => r.Group = v)
        .Optional("id", Codecs.Text, r => r.PinId, (r, v) => r.PinId = v)
        .Build();
}
