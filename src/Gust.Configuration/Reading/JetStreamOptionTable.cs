using System.Globalization;
using Gust.Configuration.Reading.JetStream;

namespace Gust.Configuration.Reading;

/// <summary>Keys of streams. Switched on or off, all of them come and go with the switch; while they are on, few may change.</summary>
internal static class JetStreamOptionTable
{
    private const string Redacted = "[redacted]";

    private static readonly JetStreamOptions s_defaults = new();

    public static ServerOption[] All { get; } =
    [
        new("jetstream")
        {
            Read = JetStreamReader.Read,
            Show = o => o.EnabledJetStream is null ? "disabled" : "enabled",
            Announce = _ => "JetStream",
        },
        new("store_dir")
        {
            Aliases = ["storedir"],
            Read = JetStreamReader.ReadStoreDirectory,
            Show = o => o.EnabledJetStream?.StoreDirectory ?? "",
            Announce = _ => "JetStream",
            Refuse = (running, wanted) => WhileOn(running, wanted, "config reload not supported for jetstream storage directory"),
        },
        Store("max_mem_store", o => Configured(o.MaxMemoryStore)),
        Store("max_file_store", o => Configured(o.MaxFileStore)),
        ServerOption.Keyless("jetstream limits", o => OptionJson.Of((o.EnabledJetStream ?? s_defaults).Limits))
            with { Announce = o => o.EnabledJetStream is null ? "JetStream" : "JetStream limits" },
        Fixed("JetStreamDomain", o => o.Domain),
        Fixed("JetStreamStrict", o => o.Strict ? "true" : "false"),
        Fixed("SyncInterval", o => o.SyncInterval is { } interval ? GoDuration.Format(interval) : "always"),
        Fixed("JetStreamKey", o => o.Key, isSecret: true),
        Fixed("JetStreamOldKey", o => o.PreviousKey, isSecret: true),
        Fixed("JetStreamCipher", o => o.Cipher == JetStreamCipher.Aes ? "AES-GCM" : "ChaCha20-Poly1305"),
        Fixed("JetStreamUniqueTag", o => o.UniqueTag),
        Fixed("JetStreamRequestQueueLimit", o => Number(o.RequestQueueLimit)),
        Fixed("JetStreamInfoQueueLimit", o => Number(o.InfoQueueLimit ?? o.RequestQueueLimit)),
        Fixed("StreamMaxBufferedMsgs", o => Number(o.MaxBufferedMessages ?? 0)),
        Fixed("StreamMaxBufferedSize", o => Number(o.MaxBufferedBytes ?? 0)),
    ];

    /// <summary>The room for streams: it may grow, and only what was configured can be told to grow.</summary>
    private static ServerOption Store(string name, Func<JetStreamOptions, long?> get) =>
        ServerOption.Keyless("jetstream " + name, o => o.EnabledJetStream is { } streams ? ShowSize(get(streams)) : "") with
        {
            Announce = o => o.EnabledJetStream is { } streams ? $"JetStream {name} = {ByteCount.Format(get(streams) ?? 0)}" : "JetStream",
            Refuse = (running, wanted) => WhileOn(running, wanted, (running.EnabledJetStream, wanted.EnabledJetStream) switch
            {
                ({ } old, { } next) when get(old) is null && get(next) is not null => "config reload not supported for jetstream dynamic max memory and store",
                ({ } old, { } next) when get(old) is not null && get(next) is null => "config reload not supported for jetstream max memory and max store",
                ({ } old, { } next) when get(next) < get(old) => "config reload not supported for decreasing jetstream max memory and store",
                _ => null,
            }),
        };

    /// <param name="name">What the reference calls it when it refuses.</param>
    private static ServerOption Fixed(string name, Func<JetStreamOptions, string?> get, bool isSecret = false) =>
        ServerOption.Keyless("jetstream " + name, o => o.EnabledJetStream is { } streams ? get(streams) : "") with
        {
            IsSecret = isSecret,
            Announce = _ => "JetStream",
            Refuse = (running, wanted) => WhileOn(
                running,
                wanted,
                $"config reload not supported for {name}: old={Shown(running, get, isSecret)}, new={Shown(wanted, get, isSecret)}"),
        };

    private static string? WhileOn(GustServerOptions running, GustServerOptions wanted, string? refusal) =>
        running.EnabledJetStream is null || wanted.EnabledJetStream is null ? null : refusal;

    private static string? Shown(GustServerOptions options, Func<JetStreamOptions, string?> get, bool isSecret) =>
        isSecret ? Redacted : options.EnabledJetStream is { } streams ? get(streams) : "";

    /// <summary>Negative asks for the default, as nothing does.</summary>
    private static long? Configured(long? size) => size is >= 0 ? size : null;

    private static string ShowSize(long? size) => size is { } bytes ? Number(bytes) : "";

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
