using Gust.JetStream.Rules;
using Gust.Testing.Kernel;

namespace Gust.JetStream.Tests.Api;

/// <summary>Fast batches: messages that are acknowledged many at a time (spec: jetstream.md section 4.5).</summary>
public sealed class FastBatchTests
{
    private const int Start = 0;
    private const int Append = 1;
    private const int Commit = 2;
    private const int End = 3;
    private const int Ping = 4;
    private const string Wrong = "Nats-Expected-Last-Sequence: 99";
    private const string WrongText = "{\"code\":400,\"err_code\":10071,\"description\":\"wrong last sequence: ";

    [Fact]
    public void The_publisher_is_told_now_and_then_and_at_the_end()
    {
        using ApiRig rig = Rig();
        Assert.Equal(["""{"type":"ack","seq":0,"msgs":3}"""], Part(rig, Start, 1, flow: "3"));
        Assert.Empty(Part(rig, Append, 2));
        Assert.Equal(["""{"type":"ack","seq":3,"msgs":3}"""], Part(rig, Append, 3));
        Assert.Empty(Part(rig, Append, 4));
        Assert.Empty(Part(rig, Append, 5));
        Assert.Equal(["""{"stream":"S","seq":6,"batch":"b","count":6}"""], Part(rig, Commit, 6));
        Assert.Equal(6, Messages(rig));
    }

    [Fact]
    public void Messages_are_there_at_once()
    {
        using ApiRig rig = Rig();
        Part(rig, Start, 1);
        Assert.Equal(1, Messages(rig));
    }

    [Fact]
    public void The_end_may_be_a_message_that_is_not_stored()
    {
        using ApiRig rig = Rig();
        Part(rig, Start, 1);
        rig.AskRaw("=s.other", "x");
        Assert.Equal(["""{"stream":"S","seq":1,"batch":"b","count":1}"""], Part(rig, End, 2));
        Assert.Equal(2, Messages(rig));
    }

    [Fact]
    public void A_batch_may_be_one_message()
    {
        using ApiRig rig = Rig();
        Assert.Equal(["""{"stream":"S","seq":1,"batch":"b","count":1}"""], Part(rig, Commit, 1));
        Assert.Contains("10208", Assert.Single(Part(rig, End, 2)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x", 10)]
    [InlineData("0", 10)]
    [InlineData("-1", 10)]
    [InlineData("020", 20)]
    [InlineData("1000", 500)]
    public void The_publisher_says_how_often_he_wants_to_be_told(string flow, int messages)
    {
        using ApiRig rig = Rig();
        Assert.Equal([$$"""{"type":"ack","seq":0,"msgs":{{messages}}}"""], Part(rig, Start, 1, flow: flow));
    }

    [Theory]
    [InlineData("fast.1.fail.1.0.$FI", 10206)]
    [InlineData("fast.$FI", 10206)]
    [InlineData("fast.b.1.maybe.1.0.$FI", 10206)]
    [InlineData("fast.b.1.fail.0.0.$FI", 10206)]
    [InlineData("fast.b.1.fail.2.0.$FI", 10206)]
    [InlineData("fast.b.1.fail.1.1.$FI", 10206)]
    [InlineData("fast.b.1.fail.1.3.$FI", 10206)]
    [InlineData("fast.b.1.fail.1.5.$FI", 10206)]
    [InlineData("fast.b.1.fail.x.0.$FI", 10206)]
    [InlineData("fast.b.1.fail.1.x.$FI", 10206)]
    [InlineData("fast.b.1.fail.0.4.$FI", 10206)]
    [InlineData("fast.bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb.1.fail.1.0.$FI", 10207)]
    [InlineData("fast.b.1.fail.2.1.$FI", 10208)]
    [InlineData("fast.b.1.fail.2.2.$FI", 10208)]
    [InlineData("fast.b.1.fail.2.3.$FI", 10208)]
    [InlineData("fast.b.1.fail.1.4.$FI", 10208)]
    public void What_begins_no_batch(string reply, int code)
    {
        using ApiRig rig = Rig();
        rig.Send("s.a", reply, "x");
        Assert.Contains($":{code},", Assert.Single(rig.Received()).Payload, StringComparison.Ordinal);
        Assert.Equal(0, Messages(rig));
    }

    [Fact]
    public void A_gap_ends_a_batch_that_fails_for_it()
    {
        using ApiRig rig = Rig();
        Part(rig, Start, 1);
        Assert.Equal(["""{"type":"gap","last_seq":2,"seq":4}""", """{"stream":"S","seq":1,"batch":"b","count":1}"""], Part(rig, Append, 4));
        Assert.Contains("10208", Assert.Single(Part(rig, Append, 5)), StringComparison.Ordinal);
        Assert.Equal(1, Messages(rig));
    }

    [Fact]
    public void A_gap_does_not_end_a_batch_that_takes_gaps_but_a_step_back_does()
    {
        using ApiRig rig = Rig();
        Part(rig, Start, 1, flow: "3", gap: "ok");
        Assert.Equal(["""{"type":"gap","last_seq":2,"seq":7}""", """{"type":"ack","seq":6,"msgs":3}"""], Part(rig, Append, 7, gap: "ok"));
        Assert.Equal(["""{"type":"gap","last_seq":8,"seq":3}""", """{"stream":"S","seq":2,"batch":"b","count":7}"""], Part(rig, Append, 3, gap: "ok"));
    }

    [Fact]
    public void A_ping_is_answered_with_what_was_told_last_and_shows_what_was_lost()
    {
        using ApiRig rig = Rig();
        Part(rig, Start, 1, flow: "3", gap: "ok");
        Assert.Equal(["""{"type":"ack","seq":0,"msgs":3}"""], Part(rig, Ping, 1, gap: "ok"));
        Assert.Equal(["""{"type":"gap","last_seq":2,"seq":5}""", """{"type":"ack","seq":3,"msgs":3}"""], Part(rig, Ping, 4, gap: "ok"));
        Assert.Empty(Part(rig, Append, 5, gap: "ok"));
    }

    [Fact]
    public void A_ping_that_shows_a_loss_ends_a_batch_that_fails_for_gaps()
    {
        using ApiRig rig = Rig();
        Part(rig, Start, 1);
        Assert.Equal(["""{"type":"gap","last_seq":2,"seq":4}""", """{"stream":"S","seq":1,"batch":"b","count":1}"""], Part(rig, Ping, 3));
    }

    [Fact]
    public void A_message_that_is_refused_ends_a_batch_that_fails_for_gaps()
    {
        using ApiRig rig = Rig();
        Part(rig, Start, 1);
        Assert.Equal(
            [$$$"""{"type":"err","seq":2,"error":{{{WrongText}}}1"}}""", """{"stream":"S","seq":1,"batch":"b","count":1}"""],
            Part(rig, Append, 2, headers: Wrong));
    }

    [Fact]
    public void A_first_message_that_is_refused_is_all_there_is_to_say()
    {
        using ApiRig rig = Rig();
        Assert.Equal([$$"""{"error":{{WrongText}}0"},"stream":"S","seq":0}"""], Part(rig, Commit, 1, headers: Wrong));
        Assert.Contains("10208", Assert.Single(Part(rig, End, 2)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_batch_that_takes_gaps_goes_on_after_refused_messages()
    {
        using ApiRig rig = Rig();
        Part(rig, Start, 1, gap: "ok", headers: Wrong);
        Assert.Empty(Part(rig, Append, 2, gap: "ok"));
        Assert.Equal(
            [$$$"""{"type":"err","seq":3,"error":{{{WrongText}}}1"}}""", """{"stream":"S","seq":1,"batch":"b","count":2}"""],
            Part(rig, Commit, 3, gap: "ok", headers: Wrong));
    }

    [Fact]
    public void Messages_that_the_stream_has_already_count_too()
    {
        using ApiRig rig = Rig();
        Part(rig, Start, 1, headers: "Nats-Msg-Id: m");
        Assert.Empty(Part(rig, Append, 2, headers: "Nats-Msg-Id: m"));
        Assert.Equal(["""{"stream":"S","seq":1,"batch":"b","count":3}"""], Part(rig, Commit, 3, headers: "Nats-Msg-Id: m"));
        Assert.Equal(["""{"stream":"S","seq":1,"duplicate": true,"batch":"b","count":1}"""], Part(rig, Commit, 1, headers: "Nats-Msg-Id: m"));
        Assert.Equal(1, Messages(rig));
    }

    [Fact]
    public void A_message_that_is_too_large_does_not_count()
    {
        using ApiRig rig = Rig("\"max_msg_size\":100");
        Part(rig, Start, 1);
        Assert.Contains("10054", Assert.Single(Part(rig, Append, 2, body: new string('x', 101))), StringComparison.Ordinal);
        Assert.Empty(Part(rig, Append, 2));
    }

    [Fact]
    public void A_batch_that_nobody_goes_on_with_ends_after_ten_seconds()
    {
        using ApiRig rig = Rig();
        Part(rig, Start, 1);
        rig.Time.Advance(TimeSpan.FromSeconds(9));
        Assert.Empty(Part(rig, Append, 2));
        rig.Time.Advance(TimeSpan.FromSeconds(9));
        Assert.Empty(Part(rig, Append, 3));
        rig.Time.Advance(TimeSpan.FromSeconds(11));
        Assert.Contains("10208", Assert.Single(Part(rig, Append, 4)), StringComparison.Ordinal);
    }

    [Fact]
    public void Open_batches_have_limits()
    {
        using ApiRig rig = Rig();
        rig.Server.Context.Limits = new RuleLimits { Batches = new BatchLimits { FastPerStream = 2, FastTotal = 1 } };
        Part(rig, Start, 1);
        Assert.Contains("10211", Assert.Single(Part(rig, Start, 1, batch: "c")), StringComparison.Ordinal);
        rig.Server.Context.Limits = new RuleLimits { Batches = new BatchLimits { FastPerStream = 1, FastTotal = 2 } };
        Assert.Contains("10211", Assert.Single(Part(rig, Commit, 1, batch: "c")), StringComparison.Ordinal);
        Part(rig, End, 2);
        Assert.Contains("ack", Assert.Single(Part(rig, Start, 1, batch: "c")), StringComparison.Ordinal);
    }

    [Fact]
    public void An_update_that_forbids_batches_ends_them()
    {
        using ApiRig rig = Rig();
        Part(rig, Start, 1);
        rig.Do("STREAM.UPDATE.S", """{"name":"S","subjects":["s.>"]}""");
        Assert.Contains("10205", Assert.Single(Part(rig, Append, 2)), StringComparison.Ordinal);
        rig.Do("STREAM.UPDATE.S", """{"name":"S","subjects":["s.>"],"allow_batched":true}""");
        Assert.Contains("10208", Assert.Single(Part(rig, Append, 2)), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_leave_to_go_on_is_given_before_the_journal_has_the_messages()
    {
        ManualScheduler journal = new();
        using ApiRig rig = new(journal: journal);
        rig.Listen("fast.>");
        rig.AskRaw("STREAM.CREATE.S", """{"name":"S","subjects":["s.>"],"allow_batched":true}""");
        journal.RunAll();
        rig.Received();
        Assert.Equal(["""{"type":"ack","seq":0,"msgs":1}"""], Part(rig, Start, 1, flow: "1"));
        Assert.Empty(Part(rig, Commit, 2));
        journal.RunAll();
        Assert.Equal(
            ["""{"type":"ack","seq":1,"msgs":1}""", """{"stream":"S","seq":2,"batch":"b","count":2}"""], rig.Received().Select(message => message.Payload));
    }

    private static ApiRig Rig(string fields = "\"max_msgs\":-1")
    {
        ApiRig rig = new();
        rig.Do("STREAM.CREATE.S", $$"""{"name":"S","subjects":["s.>"],"allow_batched":true,{{fields}}}""");
        rig.Listen("fast.>");
        return rig;
    }

    /// <summary>What is said to one message of a batch.</summary>
    private static List<string> Part(
        ApiRig rig, int step, int number, string flow = "10", string gap = "fail", string headers = "", string batch = "b", string body = "x")
    {
        string reply = $"fast.{batch}.{flow}.{gap}.{number}.{step}.$FI";
        rig.Send("s.a", reply, body, headers);
        return [.. rig.Received().Select(answer => answer.Subject == reply ? answer.Payload : answer.Subject)];
    }

    private static int Messages(ApiRig rig) => rig.Do("STREAM.INFO.S").GetProperty("state").GetProperty("messages").GetInt32();
}
