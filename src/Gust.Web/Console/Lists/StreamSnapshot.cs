using System.Text.Json;

namespace Gust.Web.Console.Lists;

/// <summary>All streams and consumers as of one /jsz.</summary>
internal sealed class StreamSnapshot
{
    private const string Never = "0001-01-01T00:00:00Z";

    private readonly List<StreamRow> _streams = [];
    private readonly List<ConsumerRow> _consumers = [];

    public StreamSnapshot(JsonElement jsz)
    {
        foreach (JsonElement account in Json.List(jsz, "account_details"))
        {
            string name = Json.Text(account, "id") is { Length: > 0 } id ? id : Json.Text(account, "name") ?? "";
            foreach (JsonElement stream in Json.List(account, "stream_detail"))
            {
                AddStream(name, stream);
            }
        }
    }

    public IReadOnlyList<StreamRow> Streams => _streams;

    public IReadOnlyList<ConsumerRow> Consumers => _consumers;

    private void AddStream(string account, JsonElement stream)
    {
        string name = Json.Text(stream, "name") ?? "";
        int before = _consumers.Count;
        _consumers.AddRange(Json.List(stream, "consumer_detail").Select(consumer => Consumer(account, name, consumer)));
        List<ConsumerRow> own = _consumers.GetRange(before, _consumers.Count - before);
        JsonElement config = Json.Find(stream, "config");
        JsonElement state = Json.Find(stream, "state");
        _streams.Add(new StreamRow
        {
            Account = account,
            Name = name,
            Subjects = [.. Json.Texts(config, "subjects")],
            Storage = Json.Text(config, "storage") ?? "",
            Retention = Json.Text(config, "retention") ?? "",
            Replicas = Json.Integer(config, "num_replicas"),
            Messages = Json.Integer(state, "messages"),
            Bytes = Json.Integer(state, "bytes"),
            FirstSeq = Json.Integer(state, "first_seq"),
            LastSeq = Json.Integer(state, "last_seq"),
            LastTime = Json.Text(state, "last_ts") ?? Never,
            SubjectCount = Json.Integer(state, "num_subjects"),
            Deleted = Json.Integer(state, "num_deleted"),
            Consumers = Json.Integer(state, "consumer_count"),
            Lag = own.Count == 0 ? 0 : own.Max(consumer => consumer.Lag),
            AckPending = own.Sum(consumer => consumer.AckPending),
            Redelivered = own.Sum(consumer => consumer.Redelivered),
        });
    }

    private static ConsumerRow Consumer(string account, string stream, JsonElement consumer)
    {
        JsonElement config = Json.Find(consumer, "config");
        JsonElement delivered = Json.Find(consumer, "delivered");
        IEnumerable<string> filters = Json.Text(config, "filter_subject") is { Length: > 0 } filter ? [filter] : Json.Texts(config, "filter_subjects");
        return new ConsumerRow
        {
            Account = account,
            Stream = stream,
            Name = Json.Text(consumer, "name") ?? "",
            Kind = string.IsNullOrEmpty(Json.Text(config, "deliver_subject")) ? "pull" : "push",
            Filter = string.Join(", ", filters),
            Lag = Json.Integer(consumer, "num_pending"),
            AckPending = Json.Integer(consumer, "num_ack_pending"),
            MaxAckPending = Json.Integer(config, "max_ack_pending"),
            Redelivered = Json.Integer(consumer, "num_redelivered"),
            Waiting = Json.Integer(consumer, "num_waiting"),
            Delivered = Json.Integer(delivered, "stream_seq"),
            AckFloor = Json.Integer(Json.Find(consumer, "ack_floor"), "stream_seq"),
            LastActive = Json.Text(delivered, "last_active") ?? Never,
            Paused = Json.Flag(consumer, "paused"),
        };
    }
}
