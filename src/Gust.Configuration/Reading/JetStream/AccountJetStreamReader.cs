using Gust.Configuration.Syntax;
using Gust.Configuration.Unbuilt;

namespace Gust.Configuration.Reading.JetStream;

/// <summary>Reads <c>jetstream</c> of an account: a switch, or limits.</summary>
internal static class AccountJetStreamReader
{
    private static readonly BlockReader<AccountJetStreamOptions> s_keys = new BlockReader<AccountJetStreamOptions>()
        .Integer("max_memory max_mem mem memory", IntegerRange.Any63, (o, v) => o.MaxMemory = Limit(v))
        .Integer("max_file max_store max_disk store disk", IntegerRange.Any63, (o, v) => o.MaxFile = Limit(v))
        .Integer("max_streams streams", IntegerRange.Any63, (o, v) => o.MaxStreams = Count(v))
        .Integer("max_consumers consumers", IntegerRange.Any63, (o, v) => o.MaxConsumers = Count(v))
        .Integer("max_ack_pending", IntegerRange.Any63, (o, v) => o.MaxAckPending = Count(v))
        .Integer("mem_max_stream_bytes memory_max_stream_bytes", IntegerRange.Any63, (o, v) => o.MemoryMaxStreamBytes = Limit(v))
        .Integer("disk_max_stream_bytes store_max_stream_bytes", IntegerRange.Any63, (o, v) => o.FileMaxStreamBytes = Limit(v))
        .Flag("max_bytes_required max_stream_bytes max_bytes", (o, v) => o.MaxBytesRequired = v)
        .On("cluster_traffic", CheckTraffic);

    public static AccountJetStreamOptions? Read(ReadingContext context, ConfigEntry entry)
    {
        switch (entry.Value)
        {
            case ConfigMap block:
                var limits = new AccountJetStreamOptions();
                s_keys.Read(context, block, limits);
                return limits;
            case ConfigBoolean { Value: var isOn }:
                return isOn ? new AccountJetStreamOptions() : null;
            case ConfigString { Value: var word }:
                return JetStreamSwitch.TryParse(context, entry, word, out var enabled) && enabled ? new AccountJetStreamOptions() : null;
            default:
                context.Diagnostics.Error(
                    entry.Value.Position, $"'{entry.Key}' must be a map or 'enabled' or 'disabled' or true or false, not {entry.Value.Kind}");
                return null;
        }
    }

    private static void CheckTraffic(ReadingContext context, ConfigEntry key, AccountJetStreamOptions limits)
    {
        if (!context.Values.Text(key, out var carrier))
        {
            return;
        }

        if (carrier is not ("system" or "owner"))
        {
            context.Diagnostics.Error(key.Value.Position, $"Expected 'system' or 'owner' string value for \"{key.Key}\", got {carrier}");
            return;
        }

        UnbuiltFeatures.Report(context, UnbuiltFeatures.AccountJetStream, key, []);
    }

    private static long Limit(long value) => Math.Max(-1, value);

    /// <summary>Nobody reaches what is beyond an int.</summary>
    private static int Count(long value) => (int)Math.Clamp(value, -1, int.MaxValue);
}
