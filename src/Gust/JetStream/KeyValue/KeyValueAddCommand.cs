using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.JetStream.Streams;
using Gust.Cli.Text;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.KeyValue;

/// <summary><c>kv add</c>: makes a bucket.</summary>
internal sealed class KeyValueAddCommand
{
    private const int HistoryMax = 64;
    private static readonly long DuplicateWindowMax = TimeText.ToNanoseconds(TimeSpan.FromMinutes(2));
    private readonly Argument<string> _bucket = KeyValueCommand.Bucket();
    private readonly ConfigFlags<StreamConfig> _flags;
    private readonly Option<string> _mirror = CommandParts.Text("--mirror", "BUCKET", "Keep a copy of another bucket");
    private readonly Option<string> _mirrorDomain = CommandParts.Text("--mirror-domain", "DOMAIN", "JetStream domain of the bucket to copy");
    private readonly Option<string[]> _sources = CommandParts.Texts("--source", "BUCKET", "Copy another bucket's values into this one; may be repeated");

    private KeyValueAddCommand(Command command)
    {
        command.Add(_bucket);
        _flags = new ConfigFlags<StreamConfig>(command);
        _flags.Number("--history", "N", "Values to keep of each key, 64 at most (default 1)", SetHistory, min: 1);
        _flags.Duration("--ttl", "How long values are kept", (c, v) => c.MaxAgeNs = v);
        _flags.Duration("--marker-ttl", "Let keys expire on their own, and keep as long a marker of those that did", SetMarkers, "--limit-marker-ttl");
        _flags.Number("--replicas", "N", "Servers that keep the bucket", (c, v) => c.NumReplicas = v, min: 1);
        _flags.Size("--max-value-size", "Largest value", (c, v) => c.MaxMsgSize = (int)v, int.MaxValue);
        _flags.Size("--max-bucket-size", "Most bytes of the bucket", (c, v) => c.MaxBytes = v);
        _flags.Text("--description", "TEXT", "What the bucket is for", (c, v) => c.Description = v);
        _flags.Word(
            "--storage", "Where values are kept", (c, v) => c.Storage = v,
            ("file", StorageKind.File), ("memory", StorageKind.Memory), ("f", StorageKind.File), ("m", StorageKind.Memory));
        _flags.OnOff("compress", "Compress what is stored", (c, v) => c.Compression = v ? CompressionKind.S2 : CompressionKind.None);
        _flags.Texts("--tags", "TAGS", "Keep the bucket on servers with these tags", (c, v) => c.Placement = (c.Placement ?? new()) with { Tags = v }, "--tag");
        _flags.Text("--cluster", "CLUSTER", "Keep the bucket in this cluster", (c, v) => c.Placement = (c.Placement ?? new()) with { Cluster = v });
        _flags.Text("--republish-source", "SUBJECT", "Subjects to publish again once they are stored", (c, v) => c.Republish = (c.Republish ?? new()) with { Source = v });
        _flags.Text("--republish-destination", "SUBJECT", "Where to publish them", (c, v) => c.Republish = (c.Republish ?? new()) with { Destination = v });
        _flags.On("--republish-headers", "Publish headers only", c => c.Republish = (c.Republish ?? new()) with { HeadersOnly = true });
        _flags.Pairs("--metadata", "Add metadata; may be repeated", (c, v) => c.Metadata = v);
        command.Add(_mirror);
        command.Add(_mirrorDomain);
        command.Add(_sources);
    }

    public static void AddTo(Command family, CommandRunner runner)
    {
        Command command = CommandParts.Named("add", "Create a bucket", "new");
        var add = new KeyValueAddCommand(command);
        family.Add(command);
        runner.Bind(command, add.RunAsync);
    }

    private async Task RunAsync(CommandContext context)
    {
        string bucket = context.Get(_bucket);
        Bucket.RequireName(bucket);
        StreamConfig config = StreamAddCommand.Default with
        {
            Name = Bucket.StreamPrefix + bucket,
            Discard = DiscardKind.New,
            AllowRollup = true,
            DenyDelete = true,
            MaxMsgsPerSubject = 1,
        };
        _flags.ApplyTo(context, config);
        config.DuplicateWindowNs = config.MaxAgeNs > 0 ? Math.Min(config.MaxAgeNs, DuplicateWindowMax) : DuplicateWindowMax;
        SetOrigins(context, bucket, config);
        await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
        ApiAnswer<StreamInfo> created = await new StreamApi(js).CreateAsync(config);
        context.Out.Text(BucketText.Info(created.Value, context.Host.TimeProvider));
        context.Out.Flush();
    }

    private void SetOrigins(CommandContext context, string bucket, StreamConfig config)
    {
        if (context.Get(_mirror) is { } mirror)
        {
            config.Mirror = new StreamSource { Name = Bucket.StreamPrefix + mirror, External = ExternalApi.Of(context.Get(_mirrorDomain)) };
            (config.MirrorDirect, config.DuplicateWindowNs) = (true, 0);
            return;
        }

        config.Subjects = [$"$KV.{bucket}.>"];
        config.Sources = !context.IsGiven(_sources) ? null :
        [
            .. context.Get(_sources).Select(source => new StreamSource
            {
                Name = Bucket.StreamPrefix + source,
                SubjectTransforms = [new SubjectTransformConfig { Source = $"$KV.{source}.>", Destination = $"$KV.{bucket}.>" }],
            }),
        ];
    }

    private static void SetHistory(StreamConfig config, long history) => config.MaxMsgsPerSubject = history <= HistoryMax
        ? history
        : throw new CliException($"--history: a bucket keeps {HistoryMax} values of a key at most");

    private static void SetMarkers(StreamConfig config, long period) => (config.AllowMsgTtl, config.SubjectDeleteMarkerTtlNs) = (true, period);
}
