using Gust.Configuration.Syntax;
using Gust.Configuration.Unbuilt;

namespace Gust.Configuration.Reading.JetStream;

/// <summary>Reads <c>jetstream</c>, a switch or a block, and the <c>store_dir</c> that may stand beside it.</summary>
internal static class JetStreamReader
{
    private const int ConcurrentIoMin = 4;
    private const int ConcurrentIoMax = 8192;

    private static readonly BlockReader<JetStreamOptions> s_keys = new BlockReader<JetStreamOptions>()
        .Flag("enabled enable", (o, v) => o.Enabled = v)
        .On("store_dir store storedir", ReadDirectory)
        .On("max_memory_store max_mem_store max_mem", (context, key, o) => o.MaxMemoryStore = StoreSize(context, key))
        .On("max_file_store max_file", (context, key, o) => o.MaxFileStore = StoreSize(context, key))
        .Text("domain", (o, v) => o.Domain = NullIfEmpty(v))
        .Flag("strict", (o, v) => o.Strict = v)
        .On("sync_interval sync", ReadSync)
        .Text("key ek encryption_key", (o, v) => o.Key = NullIfEmpty(v))
        .Text("prev_key prev_ek prev_encryption_key", (o, v) => o.PreviousKey = NullIfEmpty(v))
        .On("cipher", ReadCipher)
        .On("tpm", ReadTpm)
        .Text("unique_tag", (o, v) => o.UniqueTag = NullIfEmpty(v.Trim().ToLowerInvariant()))
        .On("limits", JetStreamLimitsReader.Read)
        .Integer("request_queue_limit", IntegerRange.Any, (o, v) => o.RequestQueueLimit = v > 0 ? (int)v : JetStreamOptions.RequestQueueDefault)
        .Integer("info_queue_limit", IntegerRange.Any, (o, v) => o.InfoQueueLimit = v > 0 ? (int)v : null)
        .Integer("max_buffered_msgs", IntegerRange.Any, (o, v) => o.MaxBufferedMessages = v > 0 ? (int)v : null)
        .On("max_buffered_size", (context, key, o) => o.MaxBufferedBytes = SizeText.Read(context, key) is > 0 and var size ? size : null)
        .On("max_concurrent_io", CheckConcurrentIo)
        .On("meta_compact", CheckCompaction)
        .Unbuilt(UnbuiltFeatures.JetStream);

    public static void Read(ReadingContext context, ConfigEntry entry, GustServerOptions options)
    {
        switch (entry.Value)
        {
            case ConfigMap block:
                var read = Switch(options, isOn: true)!;
                s_keys.Read(context, block, read);
                break;
            case ConfigBoolean { Value: var isOn }:
                Switch(options, isOn);
                break;
            case ConfigString { Value: var word } when JetStreamSwitch.TryParse(context, entry, word, out var isOn):
                Switch(options, isOn);
                break;
            case ConfigString:
                break;
            default:
                context.Diagnostics.Error(
                    entry.Value.Position, $"'{entry.Key}' must be a map or 'enabled' or 'disabled' or true or false, not {entry.Value.Kind}");
                break;
        }
    }

    /// <summary>The directory at the top of the file: it is known then, and nothing is switched on by it.</summary>
    public static void ReadStoreDirectory(ReadingContext context, ConfigEntry entry, GustServerOptions options) =>
        ReadDirectory(context, entry, options.JetStream ??= new JetStreamOptions { Enabled = false });

    /// <summary>Switched off, what is known of it is kept: the command line may switch it on.</summary>
    public static JetStreamOptions? Switch(GustServerOptions options, bool isOn)
    {
        if (isOn)
        {
            options.JetStream ??= new JetStreamOptions();
        }

        options.JetStream?.Enabled = isOn;
        return options.JetStream;
    }

    private static void ReadDirectory(ReadingContext context, ConfigEntry key, JetStreamOptions options)
    {
        if (!context.Values.Text(key, out var directory))
        {
            return;
        }

        if (options.StoreDirectory is not null)
        {
            context.Diagnostics.Error(key.KeyPosition, "Duplicate 'store_dir' configuration");
            return;
        }

        options.StoreDirectory = NullIfEmpty(directory);
    }

    /// <summary>A negative size asks for the default; zero allows nothing, and is meant.</summary>
    private static long? StoreSize(ReadingContext context, ConfigEntry key) => SizeText.Read(context, key) is >= 0 and var size ? size : null;

    private static void ReadSync(ReadingContext context, ConfigEntry key, JetStreamOptions options)
    {
        if (key.Value is ConfigString { Value: var word } && word.Equals("always", StringComparison.OrdinalIgnoreCase))
        {
            options.SyncInterval = null;
        }
        else if (context.Values.Duration(key, out var interval) && context.Values.NotNegative(key, interval))
        {
            options.SyncInterval = interval == TimeSpan.Zero ? null : interval;
        }
    }

    private static void ReadCipher(ReadingContext context, ConfigEntry key, JetStreamOptions options)
    {
        if (!context.Values.Text(key, out var name))
        {
            return;
        }

        JetStreamCipher? cipher = name.ToLowerInvariant() switch
        {
            "chacha" or "chachapoly" => JetStreamCipher.ChaCha,
            "aes" => JetStreamCipher.Aes,
            _ => null,
        };
        options.Cipher = cipher ?? options.Cipher;
        if (cipher is null)
        {
            context.Diagnostics.Error(key.Value.Position, $"Unknown cipher type: \"{name}\"; there are chacha and aes");
        }
    }

    /// <summary>Only a TPM on Windows could give the key: a server that is to use one must not start without encryption.</summary>
    private static void ReadTpm(ReadingContext context, ConfigEntry key, JetStreamOptions options)
    {
        SchemaChecker.Check(context, key, JetStreamSchemas.Tpm);
        options.AsksForTpm = key.Value is ConfigMap block && block.Entries.Any(
            entry => entry.Key.Equals("keys_file", StringComparison.OrdinalIgnoreCase) && entry.Value is ConfigString { Value.Length: > 0 });
    }

    private static void CheckConcurrentIo(ReadingContext context, ConfigEntry key, JetStreamOptions options)
    {
        if (!context.Values.Integer(key, out var count))
        {
            return;
        }

        if (count is < ConcurrentIoMin or > ConcurrentIoMax)
        {
            context.Diagnostics.Error(
                key.Value.Position,
                $"Expected an absolute size for \"{key.Key}\" between {ConcurrentIoMin} and {ConcurrentIoMax}, got {count}");
            return;
        }

        context.Diagnostics.Note(key.KeyPosition, $"'{key.Key}' has no effect: writes of all streams go to the disk together");
    }

    private static void CheckCompaction(ReadingContext context, ConfigEntry key, JetStreamOptions options)
    {
        if (key.Value is ConfigInteger { Value: < 0 and var count })
        {
            context.Diagnostics.Error(key.Value.Position, $"Expected an absolute size for \"{key.Key}\", got {count}");
            return;
        }

        UnbuiltFeatures.Report(context, UnbuiltFeatures.JetStream, key, []);
    }

    private static string? NullIfEmpty(string value) => value.Length == 0 ? null : value;
}
