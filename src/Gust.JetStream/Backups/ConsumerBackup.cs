using Gust.JetStream.Model;
using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Backups;

/// <summary>A consumer in an archive: its configuration and how far it was.</summary>
internal sealed record ConsumerBackup
{
    public ConsumerConfig Config { get; set; } = new();

    public ConsumerBackupState State { get; set; } = new();

    public static JsonShape<ConsumerBackup> Shape { get; } = new JsonShapeBuilder<ConsumerBackup>("ConsumerBackup")
        .Always("config", Codecs.Object(ConsumerConfig.Shape), r => r.Config, (r, v) => r.Config = v ?? new())
        .Always("state", Codecs.Object(ConsumerBackupState.Shape), r => r.State, (r, v) => r.State = v ?? new())
        .Build();
}
