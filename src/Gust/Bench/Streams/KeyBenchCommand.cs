using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.JetStream;
using Gust.Cli.JetStream.KeyValue;
using Gust.Cli.JetStream.Streams;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;

namespace Gust.Cli.Bench.Streams;

/// <summary><c>bench kv</c>: measures puts and gets of keys.</summary>
internal sealed class KeyBenchCommand
{
    private const string BucketDefault = "benchbucket";
    private readonly BenchFlags _bench;
    private readonly BenchRole _role;
    private readonly Option<string> _bucket = CommandParts.Text("--bucket", "BUCKET", $"Bucket to use (default {BucketDefault})");
    private readonly Option<string> _storage = CommandParts.Text("--storage", "file|memory", "Where a new bucket keeps its values (default file)");
    private readonly Option<long> _replicas = CommandParts.Number("--replicas", "Servers that keep a new bucket", @default: 1, min: 1);
    private readonly Option<string> _maxBytes = CommandParts.Text("--maxbytes", "BYTES", "Most bytes of a new bucket (default 1GB)");
    private readonly Option<long> _history = CommandParts.Number("--history", "Values that a new bucket keeps of each key", @default: 1, min: 1);
    private readonly Option<bool> _purge = CommandParts.Flag("--purge", "Purge the bucket first");
    private readonly Option<long> _randomize = CommandParts.Number("--randomize", "Get keys at random, of as many; 0: one after the other", @default: 0, min: 0);

    private KeyBenchCommand(Command command, BenchRole role)
    {
        _role = role;
        _bench = new BenchFlags(command, "kv " + command.Name, hasSubject: false);
        _storage.AcceptOnlyFromAmong("file", "memory");
        command.Add(_bucket);
        foreach (Option option in role.IsSender ? (Option[])[_storage, _replicas, _maxBytes, _history, _purge] : [_randomize])
        {
            command.Add(option);
        }
    }

    public static void AddTo(Command bench, CommandRunner runner)
    {
        var kv = new Command("kv", "Measure key-value buckets");
        Add(kv, runner, new Command("put", "Put values under the keys 0, 1, 2..."), BenchRole.KeyPutter);
        Add(kv, runner, new Command("get", "Get the values that bench kv put left"), BenchRole.KeyGetter);
        bench.Add(kv);
    }

    private static void Add(Command kv, CommandRunner runner, Command command, BenchRole role)
    {
        var key = new KeyBenchCommand(command, role);
        kv.Add(command);
        runner.Bind(command, key.RunAsync);
    }

    private async Task<int> RunAsync(CommandContext context)
    {
        string bucket = context.Get(_bucket) ?? BucketDefault;
        BenchOptions options = _bench.Read(context) with { Details = $", bucket={bucket}" };
        await PrepareAsync(context, bucket);
        long random = _role.IsSender ? 0 : context.Get(_randomize);
        return await BenchCommand.RunAsync(
            context, options, (_, client, stats, first) => new KeyWorker(new JetStreamApi(context, client), options, bucket, stats, first, _role.IsSender, random), _role);
    }

    private async Task PrepareAsync(CommandContext context, string bucket)
    {
        await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
        var streams = new StreamApi(js);
        string stream = Bucket.StreamPrefix + bucket;
        if (_role.IsSender && await streams.FindAsync(stream) is null)
        {
            await streams.CreateAsync(StreamAddCommand.Default with
            {
                Name = stream,
                Subjects = [$"$KV.{bucket}.>"],
                Storage = context.Get(_storage) == "memory" ? StorageKind.Memory : StorageKind.File,
                NumReplicas = context.Get(_replicas),
                MaxBytes = ConfigFlags<StreamConfig>.Bytes("--maxbytes", context.Get(_maxBytes) ?? "1GB"),
                MaxMsgsPerSubject = context.Get(_history),
                Discard = DiscardKind.New,
                AllowRollup = true,
                DenyDelete = true,
            });
        }

        if (_role.IsSender && context.Get(_purge))
        {
            await streams.PurgeAsync(stream, new StreamPurgeRequest());
        }
    }
}
