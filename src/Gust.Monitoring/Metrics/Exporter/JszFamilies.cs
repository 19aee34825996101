using Gust.JetStream.Hosting;
using Gust.JetStream.Model;
using Gust.Monitoring.Documents.JetStream;
using Gust.Monitoring.Metrics.Streams;
using Gust.Monitoring.Metrics.Text;

namespace Gust.Monitoring.Metrics.Exporter;

/// <summary>JetStream under the names of prometheus-nats-exporter.</summary>
internal sealed class JszFamilies(MetricsWriter writer, FamilyNames names, LabelSet server)
{
    private static readonly Column<StreamPicture>[] s_streams =
    [
        new("total_messages", "Messages in the stream", stream => stream.Info.State.Messages),
        new("total_bytes", "Bytes in the stream", stream => stream.Info.State.Bytes),
        new("first_seq", "Sequence of the stream's first message", stream => stream.Info.State.FirstSeq),
        new("last_seq", "Sequence of the stream's last message", stream => stream.Info.State.LastSeq),
        new("consumer_count", "Consumers of the stream", stream => stream.Info.State.ConsumerCount),
        new("subject_count", "Subjects in the stream", stream => stream.Info.State.NumSubjects),
        new("limit_bytes", "Bytes that the stream may hold; -1 is no limit", stream => stream.Info.Config.MaxBytes),
        new("limit_messages", "Messages that the stream may hold; -1 is no limit", stream => stream.Info.Config.MaxMsgs),
    ];

    private static readonly Column<ConsumerInfo>[] s_consumers =
    [
        new("delivered_consumer_seq", "Deliveries of the consumer", consumer => consumer.Delivered.Consumer),
        new("delivered_stream_seq", "Sequence of the last message delivered", consumer => consumer.Delivered.Stream),
        new("last_delivery_seconds", "When a message was last delivered, in seconds since 1970", consumer => Seconds(consumer.Delivered)),
        new("last_ack_seconds", "When a message was last acknowledged, in seconds since 1970", consumer => Seconds(consumer.AckFloor)),
        new("num_ack_pending", "Messages that wait for an acknowledgement", consumer => consumer.NumAckPending),
        new("num_redelivered", "Messages among them that were delivered more than once", consumer => consumer.NumRedelivered),
        new("num_waiting", "Pull requests that wait for messages", consumer => consumer.NumWaiting),
        new("num_pending", "Messages that were not delivered yet", consumer => consumer.NumPending),
        new("ack_floor_stream_seq", "All messages up to this sequence are acknowledged", consumer => consumer.AckFloor.Stream),
        new("ack_floor_consumer_seq", "All deliveries up to this one are acknowledged", consumer => consumer.AckFloor.Consumer),
    ];

    private static readonly Column<JetStreamAccount>[] s_accounts =
    [
        new("max_memory", "Bytes in memory that the account may use; 2^64 - 1 is no limit", account => unchecked((ulong)account.Limits.MaxMemory)),
        new("max_storage", "Bytes in files that the account may use; 2^64 - 1 is no limit", account => unchecked((ulong)account.Limits.MaxStorage)),
        new("storage_used", "Bytes in files that the account uses", account => account.Usage.Storage),
        new("memory_used", "Bytes in memory that the account uses", account => account.Usage.Memory),
    ];

    private static readonly Column<Jsz>[] s_server =
    [
        new("jetstream_disabled", "1 while JetStream is off, else 0", totals => totals.Disabled ? 1 : 0),
        new("total_streams", "Streams of the server", totals => totals.Streams),
        new("total_consumers", "Consumers of the server", totals => totals.Consumers),
        new("total_messages", "Messages in all streams", totals => totals.Messages),
        new("total_message_bytes", "Bytes in all streams", totals => totals.Bytes),
        new("max_memory", "Bytes that streams in memory may hold", totals => totals.Config.MaxMemory),
        new("max_storage", "Bytes that streams in files may hold", totals => totals.Config.MaxStorage),
    ];

    private static readonly Column<StreamSourceInfo>[] s_sources = Origins("source");

    private static readonly Column<StreamSourceInfo>[] s_mirrors = Origins("mirror");

    /// <param name="jetStream">Null: it is off.</param>
    /// <param name="totals">Of all streams.</param>
    /// <param name="streams">As of one look.</param>
    /// <param name="options">How much is wanted.</param>
    public void Write(JetStreamServer? jetStream, Jsz totals, StreamsPicture streams, MetricsOptions options)
    {
        LabelSet labels = server.With(("cluster", ""), ("domain", jetStream?.Context.Domain ?? ""), ("meta_leader", ""), ("is_meta_leader", "true"));
        Write("server", s_server, [totals], _ => labels);
        if (options.Jsz >= JszDetail.Accounts)
        {
            Write("account", s_accounts, ShownAccounts.Of(jetStream), account => LabelsOf(account, labels));
        }

        if (options.Jsz >= JszDetail.Streams)
        {
            (StreamPicture Stream, LabelSet Labels)[] all = [.. streams.Streams.Select(stream => (stream, LabelsOf(stream, labels, options.StreamLabels)))];
            Write("stream", s_streams, all);
            Write("stream", s_sources, OriginsOf(all, "source", stream => stream.Info.Sources ?? []));
            Write("stream", s_mirrors, OriginsOf(all, "mirror", stream => stream.Info.Mirror is { } mirror ? [mirror] : []));
            if (options.Jsz >= JszDetail.Consumers)
            {
                Write("consumer", s_consumers, ConsumersOf(all, options.ConsumerLabels));
            }
        }
    }

    private static Column<StreamSourceInfo>[] Origins(string kind) =>
    [
        new($"{kind}_lag", $"Messages that the stream's {kind} has and the stream has not", origin => origin.Lag),
        new($"{kind}_active_duration_ns", $"Nanoseconds since the {kind} was last heard of; -1: never", origin => origin.ActiveNs),
    ];

    private static double? Seconds(SequenceInfo position) => position.LastActive is { } moment ? moment.UnixNanoseconds / 1e9 : null;

    private static LabelSet LabelsOf(JetStreamAccount account, LabelSet labels) => labels.With(
        ("account", account.Account.Name), ("account_name", account.Account.DisplayName), ("account_id", account.Account.Name));

    private static LabelSet LabelsOf(StreamPicture stream, LabelSet labels, MetadataLabels metadata)
    {
        LabelSet own = labels.With(
            ("account", stream.Account.Name), ("account_name", stream.Account.DisplayName), ("account_id", stream.Account.Name), ("stream_name", stream.Name),
            ("stream_leader", stream.Leader), ("is_stream_leader", "true"), ("stream_raft_group", ""));
        return metadata.AddTo(own, "stream_meta_", stream.Info.Config.Metadata);
    }

    private static IEnumerable<(StreamSourceInfo Origin, LabelSet Labels)> OriginsOf(
        (StreamPicture Stream, LabelSet Labels)[] all, string kind, Func<StreamPicture, IReadOnlyList<StreamSourceInfo>> read) =>
        from stream in all
        from origin in read(stream.Stream)
        select (origin, stream.Labels.With(($"{kind}_name", origin.Name), ($"{kind}_api", origin.External?.Api), ($"{kind}_deliver", origin.External?.Deliver)));

    private static IEnumerable<(ConsumerInfo Consumer, LabelSet Labels)> ConsumersOf((StreamPicture Stream, LabelSet Labels)[] all, MetadataLabels metadata) =>
        from stream in all
        from consumer in stream.Stream.Consumers
        let labels = stream.Labels.With(
            ("consumer_name", consumer.Info.Name), ("consumer_leader", ""), ("is_consumer_leader", "true"), ("consumer_desc", consumer.Info.Config?.Description))
        select (consumer.Info, metadata.AddTo(labels, "consumer_meta_", consumer.Info.Config?.Metadata));

    private void Write<TRow>(string kind, Column<TRow>[] columns, IEnumerable<(TRow Row, LabelSet Labels)> rows) =>
        new FamilyTable<TRow>(rows).Write(writer, name => names.Streams($"{kind}_{name}"), columns);

    private void Write<TRow>(string kind, Column<TRow>[] columns, IEnumerable<TRow> rows, Func<TRow, LabelSet> labels) =>
        Write(kind, columns, rows.Select(row => (row, labels(row))));
}
