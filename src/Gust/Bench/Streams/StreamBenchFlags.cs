using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.JetStream;
using Gust.JetStream.Model;

namespace Gust.Cli.Bench.Streams;

/// <summary>The options of the benchmarks of JetStream.</summary>
internal sealed class StreamBenchFlags
{
    public const string ConsumerDefault = "nats-bench";
    private static readonly TimeSpan TimeoutDefault = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan WindowDefault = TimeSpan.FromMinutes(2);
    private readonly BenchFlags _bench;
    private readonly Option<string> _stream = CommandParts.Text("--stream", "STREAM", "Stream to use (default benchstream)");
    private readonly Option<bool> _purge = CommandParts.Flag("--purge", "Purge the stream first");
    private readonly Option<TimeSpan?> _timeout = CommandParts.Duration("--js-timeout", "Longest wait for an acknowledgement or a message (default 30s)");
    private readonly Option<bool> _create = CommandParts.Flag("--create", "Create or change the stream first");
    private readonly Option<string> _storage = CommandParts.Text("--storage", "file|memory", "Where the created stream keeps its messages (default file)");
    private readonly Option<long> _replicas = CommandParts.Number("--replicas", "Servers that keep the created stream", @default: 1, min: 1);
    private readonly Option<string> _maxBytes = CommandParts.Text("--maxbytes", "BYTES", "Most bytes of the created stream (default 1GB)");
    private readonly Option<bool> _dedup = CommandParts.Flag("--dedup", "Give each message an id");
    private readonly Option<TimeSpan?> _dedupWindow = CommandParts.Duration("--dedupwindow", "How long the created stream remembers ids (default 2m)");
    private readonly Option<long> _batch;
    private readonly Option<string> _consumer = CommandParts.Text("--consumer", "NAME", $"Durable consumer to use (default {ConsumerDefault}, which is made and deleted)");
    private readonly Option<string> _acks = CommandParts.Text("--acks", "explicit|none|all", "What the consumer wants acknowledged (default explicit)");
    private readonly Option<bool> _doubleAck = CommandParts.Flag("--doubleack", "Wait for the confirmation of each acknowledgement");

    public StreamBenchFlags(Command command, string name, bool isPublishing, bool isDurable, long batch, string batchDescription)
    {
        _bench = new BenchFlags(command, name, hasSubject: isPublishing);
        _batch = CommandParts.Number("--batch", batchDescription, batch, min: 1);
        _storage.AcceptOnlyFromAmong("file", "memory");
        _acks.AcceptOnlyFromAmong("explicit", "none", "all");
        Option[] publishing = [_create, _storage, _replicas, _maxBytes, _dedup, _dedupWindow];
        Option[] consuming = [_consumer, _acks, _doubleAck];
        Option[] all = [_stream, _purge, _timeout, .. batch > 1 ? (Option[])[_batch] : [], .. isPublishing ? publishing : [], .. isDurable ? consuming : []];
        foreach (Option option in all)
        {
            command.Add(option);
        }
    }

    public StreamBenchOptions Read(CommandContext context)
    {
        string stream = context.Parsed.GetValue(_stream) ?? "benchstream";
        int batch = (int)Math.Min(Math.Max(1, context.Parsed.GetValue(_batch)), int.MaxValue);
        return new StreamBenchOptions
        {
            Bench = _bench.Read(context) with { Details = $", stream={stream}, batch={batch}" },
            Stream = stream,
            Timeout = context.Parsed.GetValue(_timeout) ?? TimeoutDefault,
            IsCreated = context.Parsed.GetValue(_create),
            IsPurged = context.Parsed.GetValue(_purge),
            Storage = context.Parsed.GetValue(_storage) == "memory" ? StorageKind.Memory : StorageKind.File,
            Replicas = context.Parsed.GetValue(_replicas),
            MaxBytes = ConfigFlags<StreamConfig>.Bytes("--maxbytes", context.Parsed.GetValue(_maxBytes) ?? "1GB"),
            IsDeduplicated = context.Parsed.GetValue(_dedup),
            DuplicateWindow = context.Parsed.GetValue(_dedupWindow) ?? WindowDefault,
            Batch = batch,
            Consumer = context.Parsed.GetValue(_consumer) ?? ConsumerDefault,
            Acks = context.Parsed.GetValue(_acks) switch { "none" => AckKind.None, "all" => AckKind.All, _ => AckKind.Explicit },
            IsDoubleAck = context.Parsed.GetValue(_doubleAck),
        };
    }
}
