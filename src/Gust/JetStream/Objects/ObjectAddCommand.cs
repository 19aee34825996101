using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.JetStream.Streams;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Objects;

/// <summary><c>object add</c>: makes a bucket.</summary>
internal static class ObjectAddCommand
{
    public static void AddTo(Command family, CommandRunner runner)
    {
        Command add = CommandParts.Named("add", "Create a bucket", "new");
        Argument<string> bucket = ObjectCommand.Bucket();
        add.Add(bucket);
        var flags = new ConfigFlags<StreamConfig>(add);
        flags.Duration("--ttl", "How long objects are kept", (c, v) => c.MaxAgeNs = v);
        flags.Number("--replicas", "N", "Servers that keep the bucket", (c, v) => c.NumReplicas = v, min: 1);
        flags.Size("--max-bucket-size", "Most bytes of the bucket", (c, v) => c.MaxBytes = v);
        flags.Text("--description", "TEXT", "What the bucket is for", (c, v) => c.Description = v);
        flags.Word(
            "--storage", "Where objects are kept", (c, v) => c.Storage = v,
            ("file", StorageKind.File), ("memory", StorageKind.Memory), ("f", StorageKind.File), ("m", StorageKind.Memory));
        flags.Texts("--tags", "TAGS", "Keep the bucket on servers with these tags", (c, v) => c.Placement = (c.Placement ?? new()) with { Tags = v }, "--tag");
        flags.Text("--cluster", "CLUSTER", "Keep the bucket in this cluster", (c, v) => c.Placement = (c.Placement ?? new()) with { Cluster = v });
        flags.Pairs("--metadata", "Add metadata; may be repeated", (c, v) => c.Metadata = v);
        flags.OnOff("compress", "Compress what is stored", (c, v) => c.Compression = v ? CompressionKind.S2 : CompressionKind.None);
        family.Add(add);
        runner.Bind(add, async context =>
        {
            string name = context.Get(bucket);
            KeyValue.Bucket.RequireName(name);
            StreamConfig config = StreamAddCommand.Default with
            {
                Name = ObjectBucket.StreamPrefix + name,
                Subjects = [$"$O.{name}.C.>", $"$O.{name}.M.>"],
                Discard = DiscardKind.New,
                AllowRollup = true,
            };
            flags.ApplyTo(context, config);
            await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
            ApiAnswer<StreamInfo> created = await new StreamApi(js).CreateAsync(config);
            context.Out.Text(ObjectText.Bucket(created.Value, context.Host.TimeProvider));
            context.Out.Flush();
        });
    }
}
