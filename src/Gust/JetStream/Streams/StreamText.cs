using Gust.Cli.Output;
using Gust.Cli.Text;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Streams;

/// <summary>A stream as people read it.</summary>
internal static class StreamText
{
    /// <summary>Metadata of the server's own begins like this.</summary>
    private const string ServerMetadata = "_nats.";

    public static string Info(StreamInfo stream, TimeProvider clock)
    {
        var text = new Columns($"Information for Stream {stream.Config.Name} created {TimeText.Local(stream.Created, clock)}");
        AddConfig(text, stream.Config);
        AddOrigins(text, stream);
        ClusterText.AddTo(text, stream.Cluster);
        AddState(text, stream, clock);
        return text.Render();
    }

    public static string StateOnly(StreamInfo stream, TimeProvider clock)
    {
        var text = new Columns($"State of Stream {stream.Config.Name} created {TimeText.Local(stream.Created, clock)}");
        AddOrigins(text, stream);
        ClusterText.AddTo(text, stream.Cluster);
        AddState(text, stream, clock);
        return text.Render();
    }

    /// <summary>A configuration that no stream has yet.</summary>
    public static string Config(string heading, StreamConfig config)
    {
        var text = new Columns(heading);
        AddConfig(text, config);
        return text.Render();
    }

    private static void AddConfig(Columns text, StreamConfig config)
    {
        text.RowIf("Description", config.Description);
        text.RowIf("Subjects", string.Join(", ", config.Subjects ?? []));
        text.Row("Replicas", CountText.Format(config.NumReplicas));
        text.RowIf("Sealed", config.Sealed);
        text.Row("Storage", config.Storage.ToString() + (config.Compression == CompressionKind.None ? "" : $" ({config.Compression} Compression)"));
        if (config.Placement is { } placement)
        {
            text.RowIf("Placement Cluster", placement.Cluster);
            text.RowIf("Placement Tags", string.Join(", ", placement.Tags ?? []));
        }

        if (config.SubjectTransform is { } transform)
        {
            text.Row("Subject Transform", $"{(transform.Source.Length > 0 ? transform.Source : ">")} to {transform.Destination}");
        }

        if (config.Republish is { } republish)
        {
            string what = republish.HeadersOnly ? "headers only of " : "";
            text.Row("Republishing", $"{what}{(republish.Source.Length > 0 ? republish.Source : ">")} to {republish.Destination}");
        }

        if (config.FirstSeq > 1)
        {
            text.Row("First Sequence", CountText.Format(config.FirstSeq));
        }

        AddOptions(text, config);
        AddLimits(text, config);
        text.Section("Metadata");
        foreach ((string name, string value) in (config.Metadata ?? new Dictionary<string, string>()).OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            if (!name.StartsWith(ServerMetadata, StringComparison.Ordinal))
            {
                text.Row(name, value);
            }
        }
    }

    private static void AddOptions(Columns text, StreamConfig config)
    {
        text.Section("Options");
        text.Row("Retention", config.Retention.ToString());
        text.Row("Acknowledgments", !config.NoAck);
        text.Row("Discard Policy", config.DiscardNewPerSubject ? $"{config.Discard} Per Subject" : config.Discard.ToString());
        text.Row("Duplicate Window", config.DuplicateWindowNs == 0 ? "none" : TimeText.Period(config.DuplicateWindowNs));
        text.Row("Direct Get", config.AllowDirect);
        text.RowIf("Mirror Direct Get", config.MirrorDirect);
        text.Row("Allows Batch Publish", config.AllowAtomic);
        text.RowIf("Allows Fast Batch Publish", config.AllowBatched);
        text.Row("Allows Counters", config.AllowMsgCounter);
        text.Row("Allows Msg Delete", !config.DenyDelete);
        text.Row("Allows Per-Message TTL", config.AllowMsgTtl);
        text.Row("Allows Purge", !config.DenyPurge);
        text.Row("Allows Schedules", config.AllowMsgSchedules);
        text.Row("Allows Rollups", config.AllowRollup);
        if (config.SubjectDeleteMarkerTtlNs > 0)
        {
            text.Row("Subject Delete Markers TTL", TimeText.Period(config.SubjectDeleteMarkerTtlNs));
        }

        text.RowIf("Persist Mode", config.PersistMode == PersistKind.Default ? "" : config.PersistMode.ToString());
    }

    private static void AddLimits(Columns text, StreamConfig config)
    {
        text.Section("Limits");
        text.Row("Maximum Messages", CountText.Limit(config.MaxMsgs));
        text.Row("Maximum Per Subject", CountText.Limit(config.MaxMsgsPerSubject));
        text.Row("Maximum Bytes", CountText.SizeLimit(config.MaxBytes));
        text.Row("Maximum Age", TimeText.Limit(config.MaxAgeNs));
        text.Row("Maximum Message Size", CountText.SizeLimit(config.MaxMsgSize));
        text.Row("Maximum Consumers", CountText.Limit(config.MaxConsumers));
        if (config.ConsumerLimits.InactiveThresholdNs > 0)
        {
            text.Row("Consumer Inactive Threshold", TimeText.Period(config.ConsumerLimits.InactiveThresholdNs));
        }

        if (config.ConsumerLimits.MaxAckPending > 0)
        {
            text.Row("Consumer Max Ack Pending", CountText.Format(config.ConsumerLimits.MaxAckPending));
        }
    }

    /// <summary>What is asked for and how it is getting on; the latter is empty until there is a stream.</summary>
    private static void AddOrigins(Columns text, StreamInfo stream)
    {
        OriginText.AddTo(text, "Mirror Information", stream.Config.Mirror is { } mirror ? [mirror] : [], stream.Mirror is { } one ? [one] : []);
        OriginText.AddTo(text, "Source Information", stream.Config.Sources ?? [], stream.Sources ?? []);
    }

    private static void AddState(Columns text, StreamInfo stream, TimeProvider clock)
    {
        StreamStateInfo state = stream.State;
        text.Section("State");
        text.RowIf("Domain", stream.Domain);
        text.Row("Messages", CountText.Format(state.Messages));
        text.Row("Bytes", SizeText.Format(state.Bytes));
        text.Row("First Sequence", CountText.Format(state.FirstSeq) + At(state.FirstTs, clock));
        text.Row("Last Sequence", CountText.Format(state.LastSeq) + At(state.LastTs, clock));
        text.Row("Active Consumers", CountText.Format(state.ConsumerCount));
        text.RowIf("Deleted Messages", state.NumDeleted == 0 ? "" : CountText.Format(state.NumDeleted));
        text.RowIf("Number of Subjects", state.NumSubjects == 0 ? "" : CountText.Format(state.NumSubjects));
        text.RowIf("Lost Messages", state.Lost is { } lost ? $"{CountText.Format(lost.Sequences?.Count ?? 0)} ({SizeText.Format(lost.Bytes)})" : "");
        text.Rows("Alternates", (stream.Alternates ?? []).Select(a => $"{a.Name}: Cluster: {a.Cluster}{(a.Domain.Length > 0 ? $" Domain: {a.Domain}" : "")}"));
    }

    private static string At(WireTime time, TimeProvider clock) => time.IsZero ? "" : $" @ {TimeText.Local(time, clock)}";
}
