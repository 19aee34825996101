using System.Text.Json;
using Gust.JetStream.Rules;
using Gust.Testing.Kernel;

namespace Gust.JetStream.Tests.Api;

/// <summary>Atomic batches: all of one comes in, or nothing (spec: jetstream.md section 4.4).</summary>
public sealed class AtomicBatchTests
{
    private const string Advisories = "$JS.EVENT.ADVISORY.STREAM.BATCH_ABANDONED.S";

    [Fact]
    public void Nothing_is_there_before_the_commit_and_all_of_it_then()
    {
        using ApiRig rig = Rig();
        Assert.Equal("", Part(rig, "b", 1));
        Assert.Equal("", Part(rig, "b", 2));
        Assert.Equal(0, Messages(rig));
        Assert.Equal("""{"stream":"S","seq":3,"batch":"b","count":3}""", Part(rig, "b", 3, "Nats-Batch-Commit: 1"));
        Assert.Equal(3, Messages(rig));
    }

    [Fact]
    public void The_end_may_be_a_message_that_is_not_stored()
    {
        using ApiRig rig = Rig();
        Part(rig, "b", 1);
        Assert.Equal("""{"stream":"S","seq":1,"batch":"b","count":1}""", Part(rig, "b", 2, "Nats-Batch-Commit: eob"));
        byte[] headers = rig.Do("STREAM.MSG.GET.S", """{"seq":1}""").GetProperty("message").GetProperty("hdrs").GetBytesFromBase64();
        Assert.EndsWith("Nats-Batch-Sequence: 1\r\nNats-Batch-Commit: 1\r\n\r\n", System.Text.Encoding.ASCII.GetString(headers), StringComparison.Ordinal);
    }

    [Fact]
    public void A_stream_that_answers_nobody_takes_batches_in_silence()
    {
        using ApiRig rig = Rig("\"no_ack\":true");
        Assert.Empty(rig.AskRaw("=s.a", "x", "Nats-Batch-Id: b\r\nNats-Batch-Sequence: 1"));
        Assert.Empty(rig.AskRaw("=s.a", "x", "Nats-Batch-Id: b\r\nNats-Batch-Sequence: 2\r\nNats-Batch-Commit: 1"));
        Assert.Equal(2, Messages(rig));
    }

    [Fact]
    public void Batches_and_single_messages_do_not_disturb_one_another()
    {
        using ApiRig rig = Rig();
        Part(rig, "a", 1);
        Part(rig, "b", 1);
        rig.Publish("s.x");
        Assert.Equal("""{"stream":"S","seq":3,"batch":"b","count":2}""", Part(rig, "b", 2, "Nats-Batch-Commit: 1"));
        Assert.Equal("""{"stream":"S","seq":5,"batch":"a","count":2}""", Part(rig, "a", 2, "Nats-Batch-Commit: 1"));
    }

    [Theory]
    [InlineData("", 10175)]
    [InlineData("Nats-Batch-Sequence: x", 10175)]
    [InlineData("Nats-Batch-Sequence: 0", 10176)]
    [InlineData("Nats-Batch-Sequence: 2", 10176)]
    [InlineData("Nats-Batch-Sequence: 1001", 10199)]
    [InlineData("Nats-Batch-Sequence: 1\r\nNats-Batch-Commit: 2", 10200)]
    [InlineData("Nats-Batch-Sequence: 1\r\nNats-Batch-Commit: eob", 10176)]
    public void What_begins_no_batch(string headers, int code)
    {
        using ApiRig rig = Rig();
        Assert.Equal(code, rig.Refusal("=s.a", "x", "Nats-Batch-Id: b\r\n" + headers));
    }

    [Fact]
    public void Ids_have_64_bytes_at_most()
    {
        using ApiRig rig = Rig();
        Assert.Equal("", Part(rig, new string('b', 64), 1));
        Assert.Contains("10179", Part(rig, new string('b', 65), 1), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Nats-Expected-Last-Msg-Id: x", 10177)]
    [InlineData("Nats-Incr: 1", 10168)]
    [InlineData("Nats-Expected-Stream: T", 10060)]
    [InlineData("Nats-TTL: 5", 10166)]
    [InlineData("Nats-Msg-Id: known", 10201)]
    [InlineData("Nats-Msg-Id: first", 10201)]
    [InlineData("Nats-Expected-Last-Sequence: 1", 10071)]
    [InlineData("Nats-Expected-Last-Sequence: 2", 10164)]
    [InlineData("Nats-Expected-Last-Subject-Sequence: 2", 10164)]
    [InlineData("Nats-Expected-Last-Subject-Sequence: 0\r\nNats-Expected-Last-Subject-Sequence-Subject: s.known", 10071)]
    [InlineData("Nats-Stream-Source: S", 10227)]
    [InlineData("Nats-Rollup: sub", 10111)]
    [InlineData("Nats-Rollup: all", 10111)]
    public void One_message_that_may_not_come_in_keeps_the_whole_batch_out(string headers, int code)
    {
        using ApiRig rig = Rig("\"allow_rollup_hdrs\":true");
        rig.Publish("s.known", "x", "Nats-Msg-Id: known");
        Part(rig, "b", 1, "Nats-Msg-Id: first");
        Assert.Equal("", Part(rig, "b", 2, headers));
        Assert.Contains($":{code},", Part(rig, "b", 3, "Nats-Batch-Commit: 1"), StringComparison.Ordinal);
        Assert.Equal(1, Messages(rig));
    }

    [Fact]
    public void A_batch_that_was_kept_out_leaves_no_trace()
    {
        using ApiRig rig = Rig();
        Part(rig, "b", 1, "Nats-Msg-Id: m");
        Part(rig, "b", 2, "Nats-Expected-Last-Sequence: 9\r\nNats-Batch-Commit: 1");
        Assert.Equal("""{"stream":"S","seq":1}""", Assert.Single(rig.AskRaw("=s.a", "x", "Nats-Msg-Id: m")).Payload);
        Assert.Contains("10176", Part(rig, "b", 3, "Nats-Batch-Commit: 1"), StringComparison.Ordinal);
    }

    [Fact]
    public void Messages_count_on_those_before_them()
    {
        using ApiRig rig = new();
        rig.Do("STREAM.CREATE.S", """{"name":"S","subjects":["s.>"],"allow_atomic":true,"allow_msg_counter":true}""");
        rig.AskRaw("=s.a", "", "Nats-Batch-Id: b\r\nNats-Batch-Sequence: 1\r\nNats-Incr: 2");
        rig.AskRaw("=s.a", "", "Nats-Batch-Id: b\r\nNats-Batch-Sequence: 2\r\nNats-Incr: 3\r\nNats-Batch-Commit: 1");
        Assert.Equal("5", rig.Ask("=s.a", "", "Nats-Incr: 0").GetProperty("val").GetString());
    }

    [Fact]
    public void A_full_stream_takes_no_part_of_a_batch()
    {
        using ApiRig rig = Rig("\"max_msgs\":2,\"discard\":\"new\"");
        Part(rig, "b", 1);
        Part(rig, "b", 2);
        Assert.Contains("maximum messages exceeded", Part(rig, "b", 3, "Nats-Batch-Commit: 1"), StringComparison.Ordinal);
        Assert.Equal(0, Messages(rig));
        Part(rig, "c", 1);
        Assert.Contains("\"count\":2", Part(rig, "c", 2, "Nats-Batch-Commit: 1"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_message_that_is_too_large_does_not_end_the_batch()
    {
        using ApiRig rig = Rig("\"max_msg_size\":200");
        Part(rig, "b", 1);
        Assert.Equal(10054, rig.Refusal("=s.a", new string('x', 300), "Nats-Batch-Id: b\r\nNats-Batch-Sequence: 2"));
        Assert.Contains("\"count\":2", Part(rig, "b", 2, "Nats-Batch-Commit: 1"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void A_number_that_is_not_the_next_ends_the_batch_and_is_told(int number)
    {
        using ApiRig rig = Rig();
        rig.Listen(Advisories);
        Part(rig, "b", 1);
        Part(rig, "b", 2);
        List<ApiMessage> told = rig.AskRaw("=s.a", "x", $"Nats-Batch-Id: b\r\nNats-Batch-Sequence: {number}");
        Assert.Contains("10176", told.Single(message => message.Subject != Advisories).Payload, StringComparison.Ordinal);
        Assert.Equal("incomplete", Reason(told));
        Assert.Contains("10176", Part(rig, "b", 3, "Nats-Batch-Commit: 1"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_that_nobody_goes_on_with_ends_after_ten_seconds()
    {
        using ApiRig rig = Rig();
        rig.Listen(Advisories);
        Part(rig, "b", 1);
        rig.Time.Advance(TimeSpan.FromSeconds(9));
        Part(rig, "b", 2);
        rig.Time.Advance(TimeSpan.FromSeconds(9));
        Assert.Empty(rig.Received());
        rig.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("timeout", Reason(rig.Received()));
        Assert.Contains("10176", Part(rig, "b", 3, "Nats-Batch-Commit: 1"), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_batches_have_a_limit_on_each_stream()
    {
        using ApiRig rig = Rig();
        for (int i = 0; i < 50; i++)
        {
            Assert.Equal("", Part(rig, $"b{i}", 1));
        }

        Assert.Contains("10210", Part(rig, "c", 1), StringComparison.Ordinal);
        Part(rig, "b7", 2, "Nats-Batch-Commit: 1");
        Assert.Equal("", Part(rig, "c", 1));
    }

    [Fact]
    public void Open_batches_and_their_bytes_have_limits_on_the_server()
    {
        using ApiRig rig = Rig();
        rig.Do("STREAM.CREATE.T", """{"name":"T","subjects":["t.>"],"allow_atomic":true}""");
        rig.Server.Context.Limits = new RuleLimits { Batches = new BatchLimits { AtomicTotal = 2, AtomicTotalBytes = 400 } };
        Part(rig, "b", 1);
        Part(rig, "c", 1);
        Assert.Equal(10210, rig.Refusal("=t.a", "x", "Nats-Batch-Id: d\r\nNats-Batch-Sequence: 1"));
        Assert.Equal(10023, rig.Refusal("=s.a", new string('x', 300), "Nats-Batch-Id: b\r\nNats-Batch-Sequence: 2"));
        Assert.Equal("", Assert.Single(rig.AskRaw("=t.a", "x", "Nats-Batch-Id: d\r\nNats-Batch-Sequence: 1")).Payload);
    }

    [Fact]
    public void An_update_that_forbids_batches_ends_them()
    {
        using ApiRig rig = Rig();
        Part(rig, "b", 1);
        rig.Do("STREAM.UPDATE.S", """{"name":"S","subjects":["s.>"],"allow_atomic":true,"max_msgs":100}""");
        Assert.Equal("", Part(rig, "b", 2));
        rig.Do("STREAM.UPDATE.S", """{"name":"S","subjects":["s.>"]}""");
        Assert.Contains("10174", Part(rig, "b", 3), StringComparison.Ordinal);
        rig.Do("STREAM.UPDATE.S", """{"name":"S","subjects":["s.>"],"allow_atomic":true}""");
        Assert.Contains("10176", Part(rig, "b", 3), StringComparison.Ordinal);
    }

    [Fact]
    public void The_answer_waits_for_the_journal_and_messages_behind_it_build_on_the_batch()
    {
        ManualScheduler journal = new();
        using ApiRig rig = new(journal: journal);
        rig.AskRaw("STREAM.CREATE.S", """{"name":"S","subjects":["s.>"],"allow_atomic":true}""");
        journal.RunAll();
        rig.Received();
        Part(rig, "b", 1);
        Assert.Empty(rig.AskRaw("=s.a", "x", "Nats-Batch-Id: b\r\nNats-Batch-Sequence: 2\r\nNats-Batch-Commit: 1"));
        Assert.Empty(rig.AskRaw("=s.a", "x", "Nats-Expected-Last-Subject-Sequence: 2"));
        journal.RunAll();
        Assert.Equal(
            ["""{"stream":"S","seq":2,"batch":"b","count":2}""", """{"stream":"S","seq":3}"""], rig.Received().Select(message => message.Payload));
    }

    [Fact]
    public void A_stream_in_memory_takes_batches_too()
    {
        using ApiRig rig = Rig("\"storage\":\"memory\"");
        Part(rig, "b", 1);
        Assert.Contains("\"count\":2", Part(rig, "b", 2, "Nats-Batch-Commit: 1"), StringComparison.Ordinal);
        Assert.Equal(2, Messages(rig));
    }

    [Fact]
    public void Every_end_of_a_batch_gives_its_buffers_back()
    {
        using ApiRig rig = Rig();
        rig.Time.Advance(TimeSpan.FromSeconds(6));
        long before = rig.Buffers.Outstanding;
        Part(rig, "stored", 1);
        Part(rig, "stored", 2, "Nats-Batch-Commit: 1");
        Part(rig, "refused", 1);
        Part(rig, "refused", 2, "Nats-Expected-Last-Sequence: 9\r\nNats-Batch-Commit: 1");
        Part(rig, "gap", 1);
        Part(rig, "gap", 3);
        Part(rig, "timeout", 1);
        rig.Time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(before, rig.Buffers.Outstanding);
    }

    [Fact]
    public void A_stream_that_is_deleted_gives_the_buffers_of_its_open_batches_back()
    {
        using ApiRig rig = new();
        rig.Do("STREAM.NAMES");
        long before = rig.Buffers.Outstanding;
        rig.Do("STREAM.CREATE.S", """{"name":"S","subjects":["s.>"],"allow_atomic":true}""");
        Part(rig, "b", 1);
        rig.Do("STREAM.DELETE.S");
        Assert.Equal(before, rig.Buffers.Outstanding);
        Assert.Equal(0, rig.Server.Context.Batches.Bytes);
    }

    private static ApiRig Rig(string fields = "\"max_msgs\":-1")
    {
        ApiRig rig = new();
        rig.Do("STREAM.CREATE.S", $$"""{"name":"S","subjects":["s.>"],"allow_atomic":true,{{fields}}}""");
        return rig;
    }

    private static string Part(ApiRig rig, string batch, int number, string headers = "") => Assert.Single(
        rig.AskRaw("=s.a", "x", $"Nats-Batch-Id: {batch}\r\nNats-Batch-Sequence: {number}{(headers.Length == 0 ? "" : "\r\n")}{headers}"),
        message => message.Subject != Advisories).Payload;

    private static int Messages(ApiRig rig) => rig.Do("STREAM.INFO.S").GetProperty("state").GetProperty("messages").GetInt32();

    private static string? Reason(List<ApiMessage> told)
    {
        JsonElement advisory = JsonDocument.Parse(told.Single(message => message.Subject == Advisories).Payload).RootElement;
        Assert.Equal("b", advisory.GetProperty("batch").GetString());
        return advisory.GetProperty("reason").GetString();
    }
}
