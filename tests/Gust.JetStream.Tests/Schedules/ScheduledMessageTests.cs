using System.Text;
using Gust.JetStream.Tests.Hosting;
using Gust.Storage.Streams;
using Gust.Testing.Disk;

namespace Gust.JetStream.Tests.Schedules;

/// <summary>What schedules bring into their stream, over restarts too. The clock begins at 1970-01-01T00:00:01Z.</summary>
public sealed class ScheduledMessageTests() : StoreLifeTests(TimeSpan.FromSeconds(1))
{
    [Fact]
    public void Message_comes_once_in_its_time_and_its_schedule_goes()
    {
        CreateStream();
        Plan("plan", "@at 1970-01-01T00:00:04Z", "Colour: blue\r\nNats-Msg-Id: 7\r\nNats-Expected-Stream: S\r\n");
        Advance(seconds: 2);
        Assert.Equal(["1 plan body"], Messages());
        Advance(seconds: 2);
        Assert.Equal(["2 out body"], Messages());
        Assert.Equal("NATS/1.0\r\nColour: blue\r\nNats-Scheduler: s.plan\r\nNats-Schedule-Next: purge\r\n\r\n", Headers(2));
        Advance(seconds: 10);
        Assert.Equal(["2 out body"], Messages());
    }

    [Fact]
    public void Time_that_has_passed_is_now()
    {
        CreateStream();
        Plan("plan", "@at 1960-01-01T00:00:00Z");
        Assert.Equal(["2 out body"], Messages());
    }

    [Fact]
    public void Interval_comes_again_and_again()
    {
        CreateStream();
        Plan("plan", "@every 2s");
        Advance(seconds: 5);
        Assert.Equal(["1 plan body", "2 out body", "3 out body"], Messages());
        Assert.Contains("Nats-Schedule-Next: 1970-01-01T00:00:07Z", Headers(3), StringComparison.Ordinal);
    }

    [Fact]
    public void Cron_says_the_time_of_its_place()
    {
        CreateStream();
        Plan("plan", "*/10 0 9 * * *", "Nats-Schedule-Time-Zone: Asia/Tokyo\r\n");
        Advance(seconds: 10);
        Assert.Equal(["1 plan body", "2 out body"], Messages());
        Assert.Contains("Nats-Schedule-Next: 1970-01-01T09:00:20+09:00", Headers(2), StringComparison.Ordinal);
    }

    [Fact]
    public void Schedule_is_replaced_by_another_on_its_subject()
    {
        CreateStream();
        Plan("plan", "@at 1970-01-01T00:00:03Z");
        Plan("plan", "@at 1970-01-01T00:00:05Z", body: "second");
        Assert.Equal(["2 plan second"], Messages());
        Advance(seconds: 6);
        Assert.Equal(["3 out second"], Messages());
    }

    [Fact]
    public void Schedule_ends_with_any_other_message_on_its_subject()
    {
        CreateStream();
        Plan("plan", "@every 1s");
        Publish("s.plan");
        Advance(seconds: 3);
        Assert.Equal(["1 plan body", "2 plan body"], Messages());
    }

    [Fact]
    public void Schedule_is_given_up_by_who_says_so()
    {
        CreateStream();
        Plan("plan", "@every 1s");
        Publish("s.other", "Nats-Scheduler: s.plan\r\nNats-Schedule-Next: purge\r\n");
        Advance(seconds: 3);
        Assert.Equal(["2 other body"], Messages());
    }

    [Theory]
    [InlineData("STREAM.MSG.DELETE.S", "{\"seq\":1}")]
    [InlineData("STREAM.PURGE.S", "{\"filter\":\"s.plan\"}")]
    [InlineData("STREAM.UPDATE.S", "{\"name\":\"S\",\"subjects\":[\"s.>\"],\"allow_msg_schedules\":true,\"max_bytes\":1}")]
    public void Schedule_ends_with_its_message(string request, string body)
    {
        CreateStream();
        Plan("plan", "@every 1s");
        Life.Send("$JS.API." + request, "done", body);
        Advance(seconds: 3);
        Assert.Empty(Messages());
    }

    [Fact]
    public void Content_may_be_the_last_of_another_subject()
    {
        CreateStream();
        Publish("s.data", "Colour: blue\r\nNats-Msg-Id: 7\r\n", "fresh");
        Plan("plan", "@at 1960-01-01T00:00:00Z", "Nats-Schedule-Source: s.data\r\nOwn: 1\r\n", "stale");
        Plan("other", "@at 1960-01-01T00:00:00Z", "Nats-Schedule-Source: s.none\r\nOwn: 1\r\n", "own");
        Assert.Equal(["1 data fresh", "3 out fresh", "5 out own"], Messages());
        Assert.Equal("NATS/1.0\r\nColour: blue\r\nNats-Scheduler: s.plan\r\nNats-Schedule-Next: purge\r\n\r\n", Headers(3));
        Assert.Equal("NATS/1.0\r\nOwn: 1\r\nNats-Scheduler: s.other\r\nNats-Schedule-Next: purge\r\n\r\n", Headers(5));
    }

    [Fact]
    public void Message_may_replace_the_one_before_it_and_end_itself()
    {
        CreateStream("\"allow_msg_ttl\":true");
        Plan("plan", "@every 2s", "Nats-Schedule-TTL: 5s\r\nNats-Schedule-Rollup: sub\r\n");
        Advance(seconds: 5);
        Assert.Equal(["1 plan body", "3 out body"], Messages());
        Assert.EndsWith("\r\nNats-TTL: 5s\r\nNats-Rollup: sub\r\n\r\n", Headers(3), StringComparison.Ordinal);
        Publish("s.plan");
        Advance(seconds: 6);
        Assert.Equal(["1 plan body", "4 plan body"], Messages());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Restart_keeps_the_times(bool hasCheckpoint)
    {
        CreateStream();
        Plan("once", "@at 1970-01-01T00:00:05.5Z");
        Plan("again", "@every 3s");
        Advance(seconds: 4); // 00:00:05, "again" is due at 00:00:07
        if (hasCheckpoint)
        {
            Life.Server.CheckpointNow();
            Life.Settle();
        }

        Restart(downSeconds: 0);
        Advance(seconds: 1);
        Assert.Equal(["2 again body", "3 out body", "4 out body"], Messages());
        Advance(seconds: 2);
        Assert.Equal(["2 again body", "3 out body", "4 out body", "5 out body"], Messages());
        Assert.Contains("Nats-Schedule-Next: 1970-01-01T00:00:10Z", Headers(5), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_was_missed_while_the_server_was_down_comes_once(bool hasCheckpoint)
    {
        CreateStream();
        Plan("once", "@at 1970-01-01T00:00:06Z");
        Plan("again", "@every 2s");
        if (hasCheckpoint)
        {
            Life.Server.CheckpointNow();
            Life.Settle();
        }

        Restart(downSeconds: 10); // 00:00:11
        Advance(seconds: 1);
        Assert.Equal(["2 again body", "3 out body", "4 out body"], Messages());
        Assert.Contains("Nats-Schedule-Next: 1970-01-01T00:00:13Z", Headers(3), StringComparison.Ordinal);
    }

    [Fact]
    public void What_has_come_does_not_come_again_after_a_restart()
    {
        CreateStream();
        Plan("once", "@at 1970-01-01T00:00:02Z");
        Advance(seconds: 2);
        Publish("s.plan");
        Restart(downSeconds: 3);
        Advance(seconds: 2);
        Assert.Equal(["2 out body", "3 plan body"], Messages());
    }

    [Fact]
    public void Sealed_stream_stays_as_it_is()
    {
        CreateStream();
        Plan("plan", "@every 1s");
        Life.Send("$JS.API.STREAM.UPDATE.S", "done", "{\"name\":\"S\",\"subjects\":[\"s.>\"],\"allow_msg_schedules\":true,\"sealed\":true}");
        Advance(seconds: 3);
        Assert.Equal(["1 plan body"], Messages());
    }

    [Fact]
    public void Message_that_theDisk_did_not_take_comes_once_when_it_works_again()
    {
        CreateStream();
        Plan("once", "@at 1970-01-01T00:00:03Z");
        Plan("again", "@every 2s");
        Disk.FailAt(1, SimulatedFault.Error, times: long.MaxValue);
        Advance(seconds: 4);
        Assert.Equal(["1 once body", "2 again body"], Messages());

        Disk.Heal();
        Advance(seconds: 12);
        Assert.Equal("2 again body", Messages()[0]);
        string[] produced = [.. Enumerable.Range(3, Messages().Count - 1).Select(sequence => Headers((ulong)sequence))];
        Assert.Single(produced, headers => headers.Contains("Nats-Scheduler: s.once\r\n", StringComparison.Ordinal));
        Assert.InRange(produced.Length, 4, 8);
        Assert.Equal(0, Stream.Contents.Schedules.Held);
    }

    [Fact]
    public void Thousands_may_be_due_at_once()
    {
        CreateStream();
        for (int i = 0; i < 5000; i++)
        {
            Life.Send($"s.plan.{i}", "published", "body", $"Nats-Schedule: @at 1970-01-01T00:00:05Z\r\nNats-Schedule-Target: s.out.{i}\r\n");
        }

        Advance(seconds: 5);
        Assert.Equal(5000, Stream.Store.Counts.Messages);
        Assert.Equal(10_000UL, Stream.Store.Counts.LastSequence);
        Assert.Equal(0, Stream.Contents.Schedules.Count);
        Assert.Equal(0, Stream.Contents.Schedules.Held);
    }

    private void CreateStream(string fields = "\"max_age\":0") => Create($"\"allow_msg_schedules\":true,{fields}");

    private void Plan(string name, string schedule, string headers = "", string body = "body") =>
        Publish("s." + name, $"Nats-Schedule: {schedule}\r\nNats-Schedule-Target: s.out\r\n{headers}", body);

    private List<string> Messages()
    {
        List<string> found = [];
        for (ulong from = 0; Stream.Store.TryLoadNext(null, from, out StoredMessage message); from = message.Sequence + 1)
        {
            found.Add($"{message.Sequence} {Encoding.ASCII.GetString(message.Subject["s.".Length..])} {Encoding.ASCII.GetString(message.Payload)}");
        }

        return found;
    }

    private string Headers(ulong sequence)
    {
        Assert.True(Stream.Store.TryLoad(sequence, out StoredMessage message));
        return Encoding.ASCII.GetString(message.Headers);
    }
}
