using Gust.Cli.Output;
using Gust.Cli.Text;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Consumers;

/// <summary>A consumer as people read it.</summary>
internal static class ConsumerText
{
    /// <summary>Metadata of the server's own begins like this.</summary>
    private const string ServerMetadata = "_nats.";

    public static string Info(ConsumerInfo consumer, TimeProvider clock)
    {
        var text = new Columns($"Information for Consumer {consumer.Stream} > {consumer.Name} created {TimeText.Local(consumer.Created, clock)}");
        ConsumerConfig config = consumer.Config ?? new();
        AddConfig(text, config, clock);
        AddLimits(text, config);
        text.Section("Metadata");
        foreach ((string name, string value) in (config.Metadata ?? new Dictionary<string, string>()).OrderBy(m => m.Key, StringComparer.Ordinal))
        {
            if (!name.StartsWith(ServerMetadata, StringComparison.Ordinal))
            {
                text.Row(name, value);
            }
        }

        ClusterText.AddTo(text, consumer.Cluster);
        AddState(text, consumer, clock);
        return text.Render();
    }

    public static string StateOnly(ConsumerInfo consumer, TimeProvider clock)
    {
        var text = new Columns($"State for Consumer {consumer.Stream} > {consumer.Name} created {TimeText.Local(consumer.Created, clock)}");
        ClusterText.AddTo(text, consumer.Cluster);
        AddState(text, consumer, clock);
        return text.Render();
    }

    private static void AddConfig(Columns text, ConsumerConfig config, TimeProvider clock)
    {
        bool isPull = config.DeliverSubject.Length == 0;
        text.Section("Configuration");
        text.Row("Name", config.Durable.Length > 0 ? config.Durable : config.Name);
        text.RowIf("Description", config.Description);
        text.Row(isPull ? "Pull Mode" : "Delivery Subject", isPull ? "true" : config.DeliverSubject);
        text.RowIf("Delivery Queue Group", config.DeliverGroup);
        text.RowIf("Ephemeral", config.Durable.Length == 0);
        text.RowIf("Filter Subject", config.FilterSubject);
        text.RowIf("Filter Subjects", string.Join(", ", config.FilterSubjects ?? []));
        text.Row("Deliver Policy", Start(config, clock));
        text.Row("Ack Policy", config.AckPolicy.ToString());
        if (config.AckPolicy != AckKind.None)
        {
            text.Row("Ack Wait", TimeText.Period(config.AckWaitNs));
        }

        text.Row("Replay Policy", config.ReplayPolicy.ToString());
        text.RowIf("Sampling Rate", config.SampleFrequency.Length > 0 ? config.SampleFrequency.TrimEnd('%') + "%" : "");
        text.RowIf("Rate Limit", config.RateLimitBitsPerSecond > 0 ? $"{SizeText.Format(config.RateLimitBitsPerSecond / 8.0)}/s" : "");
        text.RowIf("Idle Heartbeat", config.IdleHeartbeatNs > 0 ? TimeText.Period(config.IdleHeartbeatNs) : "");
        text.RowIf("Flow Control", config.FlowControl);
        text.RowIf("Headers Only", config.HeadersOnly);
        text.RowIf("Inactive Threshold", config.InactiveThresholdNs > 0 ? TimeText.Period(config.InactiveThresholdNs) : "");
        text.RowIf("Backoff", string.Join(", ", (config.BackoffNs ?? []).Select(TimeText.Period)));
        text.RowIf("Replicas", config.NumReplicas > 0 ? CountText.Format(config.NumReplicas) : "");
        text.RowIf("Memory Storage", config.MemStorage);
        text.RowIf("Paused Until", config.PauseUntil is { IsZero: false } until ? TimeText.Local(until, clock) : "");
        if (config.PriorityPolicy != PriorityKind.None)
        {
            text.Row("Priority Policy", config.PriorityPolicy.ToString());
            text.Row("Priority Groups", string.Join(", ", config.PriorityGroups ?? []));
            text.RowIf("Pinned TTL", config.PriorityTimeoutNs > 0 ? TimeText.Period(config.PriorityTimeoutNs) : "");
        }
    }

    private static void AddLimits(Columns text, ConsumerConfig config)
    {
        text.Section("Limits");
        text.RowIf("Maximum Deliveries", config.MaxDeliver > 0 ? CountText.Format(config.MaxDeliver) : "");
        text.RowIf("Max Ack Pending", config.MaxAckPending != 0 ? CountText.Limit(config.MaxAckPending) : "");
        text.RowIf("Max Waiting Pulls", config.MaxWaiting > 0 ? CountText.Format(config.MaxWaiting) : "");
        text.RowIf("Max Pull Batch", config.MaxBatch > 0 ? CountText.Format(config.MaxBatch) : "");
        text.RowIf("Max Pull Expire", config.MaxExpiresNs > 0 ? TimeText.Period(config.MaxExpiresNs) : "");
        text.RowIf("Max Pull MaxBytes", config.MaxBytes > 0 ? CountText.Format(config.MaxBytes) : "");
    }

    private static void AddState(Columns text, ConsumerInfo consumer, TimeProvider clock)
    {
        ConsumerConfig config = consumer.Config ?? new();
        text.Section("State");
        text.Row("Last Delivered Message", Place(consumer.Delivered, clock, "Last delivery"));
        if (config.AckPolicy != AckKind.None)
        {
            text.Row("Acknowledgment Floor", Place(consumer.AckFloor, clock, "Last Ack"));
            text.Row("Outstanding Acks", Of(consumer.NumAckPending, config.MaxAckPending));
            text.Row("Redelivered Messages", CountText.Format(consumer.NumRedelivered));
        }

        text.Row("Unprocessed Messages", CountText.Format(consumer.NumPending));
        if (config.DeliverSubject.Length == 0)
        {
            text.Row("Waiting Pulls", Of(consumer.NumWaiting, config.MaxWaiting));
        }
        else
        {
            text.Row("Active Interest", consumer.PushBound ? "Active" : "No interest");
        }

        text.RowIf("Paused", consumer.Paused ? $"for {TimeText.Period(consumer.PauseRemainingNs)}" : "");
        foreach (PriorityGroupState group in consumer.PriorityGroups ?? [])
        {
            text.Row($"Priority Group {group.Group}", group.PinnedClientId.Length > 0 ? $"{group.PinnedClientId} pinned {TimeText.Local(group.PinnedSince, clock)}" : "no client pinned");
        }
    }

    private static string Of(long count, long most) => most > 0 ? $"{CountText.Format(count)} out of maximum {CountText.Format(most)}" : CountText.Format(count);

    private static string Place(SequenceInfo place, TimeProvider clock, string label)
    {
        string when = place.LastActive is { IsZero: false } active ? $" {label}: {TimeText.Ago(active, clock)} ago" : "";
        return $"Consumer sequence: {CountText.Format(place.Consumer)} Stream sequence: {CountText.Format(place.Stream)}{when}";
    }

    private static string Start(ConsumerConfig config, TimeProvider clock) => config.DeliverPolicy switch
    {
        DeliverKind.ByStartSequence => $"From Sequence {CountText.Format(config.OptStartSeq)}",
        DeliverKind.ByStartTime => $"Since {TimeText.Local(config.OptStartTime ?? default, clock)}",
        DeliverKind.LastPerSubject => "Last Per Subject",
        var other => other.ToString(),
    };
}
