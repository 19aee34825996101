using Gust.JetStream.Hosting;
using Gust.JetStream.Model;
using Gust.Monitoring.Documents.JetStream;
using Gust.Monitoring.Metrics.Streams;
using Gust.Monitoring.Metrics.Text;

namespace Gust.Monitoring.Metrics.Exporter;

/// <summary>JetStream under the names of prometheus-nats-exporter.</summary>
internal sealed class JszFamilies(MetricsWriter writer, FamilyNames names, LabelSet server)
{
    private static readonly (string Name, string Help, Func<StreamPicture, double> Read)[] s_streams =
    [
        ("total_messages", "Messages in the stream", stream => stream.Info.State.Messages),
        ("total_bytes", "Bytes in the stream", stream => stream.Info.State.Bytes),
        ("first_seq", "Sequence of the stream's first message", stream => stream.Info.State.FirstSeq),
        ("last_seq", "Sequence of the stream's last message", stream => stream.Info.State.LastSeq),
        ("consumer_count", "Consumers of the stream", stream => stream.Info.State.ConsumerCount),
        ("subject_count", "Subjects in the stream", stream => stream.Info.State.NumSubjects),
        ("limit_bytes", "Bytes that the stream may hold; -1 is no limit", stream => stream.Info.Config.MaxBytes),
        ("limit_messages", "Messages that the stream may hold; -1 is no limit", stream => stream.Info.Config.MaxMsgs),
    ];

    private static readonly (string Name, string Help, Func<ConsumerInfo, double?> Read)[] s_consumers =
    [
        ("delivered_consumer_seq", "Deliveries of the consumer", consumer => consumer.Delivered.Consumer),
        ("delivered_stream_seq", "Sequence of the last message delivered", consumer => consumer.Delivered.Stream),
        ("last_delivery_seconds", "When a message was last delivered, in seconds since 1970", consumer => Seconds(consumer.Delivered)),
        ("last_ack_seconds", "When a message was last acknowledged, in seconds since 1970", consumer => Seconds(consumer.AckFloor)),
        ("num_ack_pending", "Messages that wait for an acknowledgement", consumer => consumer.NumAckPending),
        ("num_redelivered", "Messages among them that were delivered more than once", consumer => consumer.NumRedelivered),
        ("num_waiting", "Pull requests that wait for messages", consumer => consumer.NumWaiting),
        ("num_pending", "Messages that were not delivered yet", consumer => consumer.NumPending),
        ("ack_floor_stream_seq", "All messages up to this sequence are acknowledged", consumer => consumer.AckFloor.Stream),
        ("ack_floor_consumer_seq", "All deliveries up to this one are acknowledged", consumer => consumer.AckFloor.Consumer),
    ];

    /// <param name="jetStream">Null: it is off.</param>
    /// <param name="totals">Of all streams.</param>
    /// <param name="streams">As of one look.</param>
    /// <param name="detail">How much is wanted.</param>
    public void Write(JetStreamServer? jetStream, Jsz totals, StreamsPicture streams, JszDetail detail)
    {
        LabelSet labels = server.With(("cluster", ""), ("domain", jetStream?.Context.Domain ?? ""), ("meta_leader", ""), ("is_meta_leader", "true"));
        WriteServer(totals, labels);
        if (jetStream is not null && detail >= JszDetail.Accounts)
        {
            WriteAccounts(jetStream, labels);
        }

        if (detail >= JszDetail.Streams)
        {
            (StreamPicture Stream, LabelSet Labels)[] all = [.. streams.Streams.Select(stream => (stream, LabelsOf(stream, labels)))];
            WriteStreams(all);
            if (detail >= JszDetail.Consumers)
            {
                WriteConsumers(all);
            }
        }
    }

    private static LabelSet LabelsOf(StreamPicture stream, LabelSet labels) => labels.With(
        ("account", stream.Account.Name), ("account_name", stream.Account.DisplayName), ("account_id", stream.Account.Name), ("stream_name", stream.Name),
        ("stream_leader", stream.Leader), ("is_stream_leader", "true"), ("stream_raft_group", ""));

    private static double? Seconds(SequenceInfo position) => position.LastActive is { } moment ? moment.UnixNanoseconds / 1e9 : null;

    private void WriteServer(Jsz totals, LabelSet labels)
    {
        Gauge("server_jetstream_disabled", "1 while JetStream is off, else 0", labels, totals.Disabled ? 1 : 0);
        Gauge("server_total_streams", "Streams of the server", labels, totals.Streams);
        Gauge("server_total_consumers", "Consumers of the server", labels, totals.Consumers);
        Gauge("server_total_messages", "Messages in all streams", labels, totals.Messages);
        Gauge("server_total_message_bytes", "Bytes in all streams", labels, totals.Bytes);
        Gauge("server_max_memory", "Bytes that streams in memory may hold", labels, totals.Config.MaxMemory);
        Gauge("server_max_storage", "Bytes that streams in files may hold", labels, totals.Config.MaxStorage);
    }

    private void WriteAccounts(JetStreamServer jetStream, LabelSet labels)
    {
        (JetStreamAccount Account, LabelSet Labels)[] all =
        [
            .. ShownAccounts.Of(jetStream).Select(account =>
                (account, labels.With(("account", account.Account.Name), ("account_name", account.Account.DisplayName), ("account_id", account.Account.Name)))),
        ];
        OfAccounts(all, "max_memory", "Bytes in memory that the account may use; 2^64 - 1 is no limit", account => unchecked((ulong)account.Limits.MaxMemory));
        OfAccounts(all, "max_storage", "Bytes in files that the account may use; 2^64 - 1 is no limit", account => unchecked((ulong)account.Limits.MaxStorage));
        OfAccounts(all, "storage_used", "Bytes in files that the account uses", account => account.Usage.Storage);
        OfAccounts(all, "memory_used", "Bytes in memory that the account uses", account => account.Usage.Memory);
    }

    private void OfAccounts((JetStreamAccount Account, LabelSet Labels)[] all, string name, string help, Func<JetStreamAccount, double> read)
    {
        writer.Begin(names.Streams($"account_{name}"), MetricKind.Gauge, help);
        foreach ((JetStreamAccount account, LabelSet labels) in all)
        {
            writer.Sample(labels, read(account));
        }
    }

    private void WriteStreams((StreamPicture Stream, LabelSet Labels)[] all)
    {
        foreach ((string name, string help, Func<StreamPicture, double> read) in s_streams)
        {
            writer.Begin(names.Streams($"stream_{name}"), MetricKind.Gauge, help);
            foreach ((StreamPicture stream, LabelSet labels) in all)
            {
                writer.Sample(labels, read(stream));
            }
        }

        WriteOrigins(all, "source", stream => stream.Info.Sources ?? []);
        WriteOrigins(all, "mirror", stream => stream.Info.Mirror is { } mirror ? [mirror] : []);
    }

    private void WriteOrigins((StreamPicture Stream, LabelSet Labels)[] all, string kind, Func<StreamPicture, IReadOnlyList<StreamSourceInfo>> read)
    {
        (StreamSourceInfo Origin, LabelSet Labels)[] origins =
        [
            .. from stream in all
               from origin in read(stream.Stream)
               select (origin, stream.Labels.With(
                   ($"{kind}_name", origin.Name), ($"{kind}_api", origin.External?.Api), ($"{kind}_deliver", origin.External?.Deliver))),
        ];
        writer.Begin(names.Streams($"stream_{kind}_lag"), MetricKind.Gauge, $"Messages that the stream's {kind} has and the stream has not");
        foreach ((StreamSourceInfo origin, LabelSet labels) in origins)
        {
            writer.Sample(labels, origin.Lag);
        }

        writer.Begin(names.Streams($"stream_{kind}_active_duration_ns"), MetricKind.Gauge, $"Nanoseconds since the {kind} was last heard of; -1: never");
        foreach ((StreamSourceInfo origin, LabelSet labels) in origins)
        {
            writer.Sample(labels, origin.ActiveNs);
        }
    }

    private void WriteConsumers((StreamPicture Stream, LabelSet Labels)[] all)
    {
        (ConsumerInfo Consumer, LabelSet Labels)[] consumers =
        [
            .. from stream in all
               from consumer in stream.Stream.Consumers
               select (consumer.Info, stream.Labels.With(
                   ("consumer_name", consumer.Info.Name), ("consumer_leader", ""), ("is_consumer_leader", "true"), ("consumer_desc", consumer.Info.Config?.Description))),
        ];
        foreach ((string name, string help, Func<ConsumerInfo, double?> read) in s_consumers)
        {
            writer.Begin(names.Streams($"consumer_{name}"), MetricKind.Gauge, help);
            foreach ((ConsumerInfo consumer, LabelSet labels) in consumers)
            {
                if (read(consumer) is { } value)
                {
                    writer.Sample(labels, value);
                }
            }
        }
    }

    private void Gauge(string name, string help, LabelSet labels, double value)
    {
        writer.Begin(names.Streams(name), MetricKind.Gauge, help);
        writer.Sample(labels, value);
    }
}
