using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Model.Requests;

/// <summary>STREAM.SNAPSHOT.</summary>
internal sealed record StreamSnapshotRequest
{
    public string DeliverSubject { get; set; } = "";

    public bool NoConsumers { get; set; }

    public long ChunkSize { get; set; }

    public long WindowSize { get; set; }

    public bool CheckMessages { get; set; }

    public static JsonShape<StreamSnapshotRequest> Shape { get; } = new JsonShapeBuilder<StreamSnapshotRequest>("JSApiStreamSnapshotRequest")
        .Always("deliver_subject", Codecs.Text, r => r.DeliverSubject, (r, v) => r.DeliverSubject = v)
        .Optional("no_consumers", Codecs.Flag, r => r.NoConsumers, (r, v) => r.NoConsumers = v)
        .Optional("chunk_size", Codecs.Int, r => r.ChunkSize, (r, v) => r.ChunkSize = v)
        .Optional("window_size", Codecs.Int, r => r.WindowSize, (r, v) => r.WindowSize = v)
        .Optional("jsck", Codecs.Flag, r => r.CheckMessages, (r, v) => r.CheckMessages = v)
        .Build();
}
