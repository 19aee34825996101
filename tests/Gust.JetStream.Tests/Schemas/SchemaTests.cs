using System.Buffers;
using System.Text.Json;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Advisories;
using Gust.JetStream.Model.Json;
using Gust.JetStream.Model.Responses;
using Gust.Testing.Schemas;

namespace Gust.JetStream.Tests.Schemas;

/// <summary>What we write against the schemas that clients and tools are made from.</summary>
public sealed class SchemaTests
{
    public static TheoryData<string> Answers => [.. AnswerTexts().Keys];

    public static TheoryData<string> Advisories => [.. AdvisoryTexts().Keys];

    [Theory]
    [MemberData(nameof(Answers))]
    public void An_answer_fits_its_schema(string name) => Validate(name, AnswerTexts()[name]);

    [Theory]
    [MemberData(nameof(Advisories))]
    public void An_advisory_fits_its_schema(string name) => Validate(name, AdvisoryTexts()[name]);

    private static void Validate(string name, byte[] text)
    {
        using JsonDocument document = JsonDocument.Parse(text);
        Assert.Empty(JetStreamSchemas.Validate(name, document.RootElement));
    }

    private static Dictionary<string, byte[]> AnswerTexts()
    {
        Dictionary<string, byte[]> texts = [];
        Page page = new() { Total = 1, Limit = 256 };
        Add(texts, ApiResponses.AccountInfo, Samples.Account);
        Add(texts, ApiResponses.StreamCreate, new StreamCreated { Stream = Samples.Stream, DidCreate = true });
        Add(texts, ApiResponses.StreamUpdate, new StreamAnswer { Stream = Samples.Stream });
        Add(texts, ApiResponses.StreamInfo, new StreamInfoPage { Page = page, Stream = Samples.Stream });
        Add(texts, ApiResponses.StreamNames, new Gust.JetStream.Model.Responses.StreamNames { Page = page, Streams = ["ORDERS"] });
        Add(texts, ApiResponses.StreamList, new StreamList { Page = page, Streams = [Samples.Stream] });
        Add(texts, ApiResponses.StreamDelete, new Success { IsDone = true });
        Add(texts, ApiResponses.StreamPurge, new StreamPurged { IsDone = true, Purged = 3 });
        Add(texts, ApiResponses.MessageDelete, new Success { IsDone = true });
        Add(texts, ApiResponses.MessageGet, new StreamMessage { Message = new() { Subject = "orders.new", Sequence = 3, Data = "aGk=", Time = Samples.Now } });
        Add(texts, ApiResponses.StreamSnapshot, new StreamSnapshotStart { Config = Samples.StreamConfig, State = Samples.State });
        Add(texts, ApiResponses.StreamRestore, new StreamRestoreStart { DeliverSubject = "$JS.SNAPSHOT.RESTORE.ORDERS.x" });
        Add(texts, ApiResponses.StreamLeaderStepDown, new Success { IsDone = true });
        Add(texts, ApiResponses.StreamPeerRemove, new Success { IsDone = true });
        Add(texts, ApiResponses.ConsumerCreate, new ConsumerAnswer { Consumer = Samples.Consumer });
        Add(texts, ApiResponses.ConsumerInfo, new ConsumerAnswer { Consumer = Samples.Consumer });
        Add(texts, ApiResponses.ConsumerNames, new ConsumerNames { Page = page, Consumers = ["bill"] });
        Add(texts, ApiResponses.ConsumerList, new ConsumerList { Page = page, Consumers = [Samples.Consumer] });
        Add(texts, ApiResponses.ConsumerDelete, new Success { IsDone = true });
        Add(texts, ApiResponses.ConsumerPause, new ConsumerPaused { IsPaused = true, PauseUntil = Samples.Now, PauseRemainingNs = 5 });
        Add(texts, ApiResponses.ConsumerUnpin, new Nothing());
        Add(texts, ApiResponses.ConsumerReset, new ConsumerReset { Consumer = Samples.Consumer, Sequence = 2 });
        Add(texts, ApiResponses.ConsumerLeaderStepDown, new Success { IsDone = true });
        Add(texts, ApiResponses.MetaLeaderStepDown, new Success { IsDone = true });
        Add(texts, ApiResponses.ServerRemove, new Success { IsDone = true });
        Add(texts, ApiResponses.AccountPurge, new AccountPurgeStarted { IsInitiated = true });
        return texts;
    }

    private static Dictionary<string, byte[]> AdvisoryTexts()
    {
        const string stream = "ORDERS";
        const string consumer = "bill";
        return new Dictionary<string, byte[]>
        {
            ["api_audit"] = Text(ApiAudit.Shape, new() { Id = Samples.Id, Timestamp = Samples.Now, Server = "S", Client = Samples.Client, Subject = "$JS.API.INFO", Response = "{}" }),
            ["stream_action"] = Text(StreamAction.Shape, new() { Id = Samples.Id, Timestamp = Samples.Now, Stream = stream, Action = "modify" }),
            ["consumer_action"] = Text(ConsumerActionAdvisory.Shape, new() { Id = Samples.Id, Timestamp = Samples.Now, Stream = stream, Consumer = consumer, Action = "create" }),
            ["consumer_pause"] = Text(ConsumerPauseAdvisory.Shape, new() { Id = Samples.Id, Timestamp = Samples.Now, Stream = stream, Consumer = consumer, IsPaused = true, PauseUntil = Samples.Now }),
            ["consumer_group_pinned"] = Text(GroupPinned.Shape, new() { Id = Samples.Id, Timestamp = Samples.Now, Account = "$G", Stream = stream, Consumer = consumer, Group = "g", PinnedId = "p" }),
            ["consumer_group_unpinned"] = Text(GroupUnpinned.Shape, new() { Id = Samples.Id, Timestamp = Samples.Now, Account = "$G", Stream = stream, Consumer = consumer, Group = "g", Reason = "admin" }),
            ["max_deliver"] = Text(MaxDeliveriesReached.Shape, new() { Id = Samples.Id, Timestamp = Samples.Now, Stream = stream, Consumer = consumer, StreamSequence = 4, Deliveries = 2 }),
            ["nak"] = Text(MessageNaked.Shape, new() { Id = Samples.Id, Timestamp = Samples.Now, Stream = stream, Consumer = consumer, ConsumerSequence = 2, StreamSequence = 4, Deliveries = 2 }),
            ["terminated"] = Text(MessageTerminated.Shape, new() { Id = Samples.Id, Timestamp = Samples.Now, Stream = stream, Consumer = consumer, ConsumerSequence = 2, StreamSequence = 4, Deliveries = 2, Reason = "bad" }),
            ["consumer_ack"] = Text(AckSample.Shape, new() { Id = Samples.Id, Timestamp = Samples.Now, Stream = stream, Consumer = consumer, ConsumerSequence = 2, StreamSequence = 4, AckTimeNs = 5, Deliveries = 1 }),
            ["snapshot_create"] = Text(SnapshotCreated.Shape, new() { Id = Samples.Id, Timestamp = Samples.Now, Stream = stream, State = Samples.State, Client = Samples.Client }),
            ["snapshot_complete"] = Text(SnapshotCompleted.Shape, new() { Id = Samples.Id, Timestamp = Samples.Now, Stream = stream, Start = Samples.Now, End = Samples.Now, Client = Samples.Client }),
            ["restore_create"] = Text(RestoreCreated.Shape, new() { Id = Samples.Id, Timestamp = Samples.Now, Stream = stream, Client = Samples.Client }),
            ["restore_complete"] = Text(RestoreCompleted.Shape, new() { Id = Samples.Id, Timestamp = Samples.Now, Stream = stream, Start = Samples.Now, End = Samples.Now, Bytes = 9, Client = Samples.Client }),
            ["stream_batch_abandoned"] = Text(BatchAbandoned.Shape, new() { Id = Samples.Id, Timestamp = Samples.Now, Account = "$G", Stream = stream, Batch = "b", Reason = "timeout" }),
            ["api_limit_reached"] = Text(ApiLimitReached.Shape, new() { Id = Samples.Id, Timestamp = Samples.Now, Server = "S", Dropped = 3 }),
            ["server_out_of_space"] = Text(ServerOutOfStorage.Shape, new() { Id = Samples.Id, Timestamp = Samples.Now, Server = "S", ServerId = "N", Cluster = "c" }),
        };
    }

    private static void Add<T>(Dictionary<string, byte[]> texts, ApiResponse<T> response, T body)
        where T : class, new()
    {
        ArrayBufferWriter<byte> output = new();
        response.Write(output, body);
        texts.Add(response.Type["io.nats.jetstream.api.v1.".Length..], output.WrittenSpan.ToArray());
    }

    private static byte[] Text<T>(JsonShape<T> shape, T advisory)
        where T : class
    {
        ArrayBufferWriter<byte> output = new();
        ModelJson.Write(output, shape, advisory);
        return output.WrittenSpan.ToArray();
    }
}
