using System.Diagnostics.Metrics;
using Gust.JetStream.Hosting;
using Gust.Monitoring.Metrics.Streams;

namespace Gust.Monitoring.Metrics;

/// <summary>Metrics of JetStream: what accounts store and ask for, and how far consumers are behind.</summary>
internal static class StreamMetrics
{
    public static IReadOnlyList<Metric> All { get; } =
    [
        OfAccounts("gust.streams", MetricKind.Gauge, "{stream}", "Streams of an account.", account => account.Streams.Count),
        OfAccounts("gust.consumers", MetricKind.Gauge, "{consumer}", "Consumers of an account, those of mirrors and sources too.", account => account.ConsumerCount),
        new Metric("gust.store.size", MetricKind.Gauge, "By", "Bytes that an account's streams hold, by kind of storage.") { Read = StoreSizes },
        OfAccounts("gust.api.requests", MetricKind.Counter, "{request}", "Requests to the JetStream API that were answered.", account => account.Requests),
        OfAccounts("gust.api.errors", MetricKind.Counter, "{request}", "Those that were refused.", account => account.Errors),
        OfAccounts("gust.api.waiting", MetricKind.Gauge, "{request}", "Requests to the JetStream API that wait for their turn.", account => account.Waiting),
        Metric.OfStreams("gust.mailboxes.size", MetricKind.Gauge, "By", "Bytes that wait in the mailboxes of streams or are being worked off.", server => Mailboxes(server).Sum()),
        Metric.OfStreams("gust.mailbox.size.max", MetricKind.Gauge, "By", "The same of the fullest mailbox; publishers are slowed down from 4 MiB on.", server => Mailboxes(server).DefaultIfEmpty().Max()),
        OfConsumers("gust.consumer.pending", MetricKind.Gauge, "{message}", "Lag: messages that the consumer has not delivered yet.", consumer => consumer.Info.NumPending),
        OfConsumers("gust.consumer.ack_pending", MetricKind.Gauge, "{message}", "Messages that were delivered and wait for an acknowledgement.", consumer => consumer.Info.NumAckPending),
        OfConsumers("gust.consumer.redelivered", MetricKind.Gauge, "{message}", "Of those, messages that were delivered more than once.", consumer => consumer.Info.NumRedelivered),
        OfConsumers("gust.consumer.redeliveries", MetricKind.Counter, "{message}", "Deliveries that were not the message's first.", consumer => consumer.Redeliveries),
        OfConsumers("gust.consumer.waiting_pulls", MetricKind.Gauge, "{request}", "Pull requests that wait for messages.", consumer => consumer.Info.NumWaiting),
    ];

    private static IEnumerable<long> Mailboxes(JetStreamServer server) =>
        server.Accounts.SelectMany(account => account.Streams).Select(stream => stream.Inbox.Bytes);

    private static Metric OfAccounts(string name, MetricKind kind, string unit, string description, Func<JetStreamAccount, double> read) =>
        new(name, kind, unit, description) { Read = reading => Accounts(reading).Select(account => new Measurement<double>(read(account), Label("account", account.Account.Name))) };

    private static Metric OfConsumers(string name, MetricKind kind, string unit, string description, Func<ConsumerPicture, double> read) =>
        new(name, kind, unit, description)
        {
            NeedsStreams = true,
            Read = reading =>
                from stream in reading.Streams.Streams
                from consumer in stream.Consumers
                select new Measurement<double>(read(consumer), Label("account", stream.Account.Name), Label("stream", stream.Name), Label("consumer", consumer.Info.Name)),
        };

    private static IEnumerable<Measurement<double>> StoreSizes(MetricReading reading)
    {
        foreach (JetStreamAccount account in Accounts(reading))
        {
            yield return new Measurement<double>(account.Usage.Storage, Label("account", account.Account.Name), Label("storage", "file"));
            yield return new Measurement<double>(account.Usage.Memory, Label("account", account.Account.Name), Label("storage", "memory"));
        }
    }

    private static IEnumerable<JetStreamAccount> Accounts(MetricReading reading) => ShownAccounts.Of(reading.JetStream);

    private static KeyValuePair<string, object?> Label(string name, string value) => new(name, value);
}
