using System.Text;
using Gust.Foundation;
using Gust.JetStream.Consumers;

namespace Gust.JetStream.Tests.Consumers;

public sealed class PushConsumerTests
{
    private static ConsumerRig Rig(Func<ConsumerSettings, ConsumerSettings>? more = null, int before = 0) => new(
        plain =>
        {
            ConsumerSettings push = plain with { DeliverSubject = "d"u8.ToArray(), MaxAckPending = -1 };
            return more?.Invoke(push) ?? push;
        },
        before);

    [Fact]
    public void Nothing_is_sent_before_somebody_listens()
    {
        ConsumerRig rig = Rig(before: 2);
        Assert.Empty(rig.Port.Sent);
        rig.Bind(true);
        Assert.Equal(["d", "d"], rig.Port.Sent.Select(sent => sent.To));
        rig.Port.Gone.Add("d");
        rig.Publish();
        Assert.False(rig.Report.PushBound);
        Assert.Equal(2UL, rig.Report.Delivered.Stream);
    }

    [Fact]
    public void Heartbeats_fill_the_silence()
    {
        ConsumerRig rig = Rig(push => push with { IdleHeartbeat = ConsumerRig.Second });
        rig.Bind(true);
        rig.Advance(ConsumerRig.Second / 2);
        rig.Publish();
        rig.Advance(ConsumerRig.Second - 1);
        Assert.Empty(rig.Port.Statuses);
        rig.Advance(1);
        Assert.Equal(
            "NATS/1.0 100 Idle Heartbeat\r\nNats-Last-Consumer: 1\r\nNats-Last-Stream: 1\r\n\r\n", rig.Port.Statuses.Single().Headers);
    }

    [Fact]
    public void Flow_control_asks_at_half_the_window_and_stalls_at_its_end()
    {
        ConsumerRig rig = Rig(push => push with { FlowControl = true, IdleHeartbeat = ConsumerRig.Second });
        rig.Bind(true);
        for (int i = 0; i < 300; i++)
        {
            rig.Publish(payload: new string('x', 16384));
        }

        // The figures of the reference with the same messages.
        Assert.Equal(128, rig.Port.Sent.Count);
        SentStatus ask = rig.Port.TakeStatuses().Single();
        Assert.Equal("NATS/1.0 100 FlowControl Request\r\n\r\n", ask.Headers);
        Assert.Matches(@"^\$JS\.FC\.S\.C\.[0-9A-Za-z]{4}$", ask.Reply);
        rig.Advance(ConsumerRig.Second);
        Assert.Contains($"Nats-Consumer-Stalled: {ask.Reply}\r\n", rig.Port.TakeStatuses().Single().Headers);

        rig.Consumer.OnFlowControl("$JS.FC.S.C.old1"u8, default, rig.Now);
        rig.Step();
        Assert.Equal(128, rig.Port.Sent.Count);
        rig.Consumer.OnFlowControl(Encoding.UTF8.GetBytes(ask.Reply), default, rig.Now);
        rig.Step();
        Assert.Equal(300, rig.Port.Sent.Count);
        Assert.Single(rig.Port.Statuses);
    }

    [Fact]
    public void Flow_control_answer_acknowledges_under_its_policy()
    {
        ConsumerRig rig = Rig(push => push with { FlowControl = true, AckPolicy = AckPolicy.FlowControl });
        rig.Bind(true);
        for (int i = 0; i < 70; i++)
        {
            rig.Publish(payload: new string('x', 16384));
        }

        string subject = rig.Port.Statuses.Single().Reply;
        rig.Consumer.OnFlowControl(Encoding.UTF8.GetBytes(subject), "NATS/1.0\r\nNats-Last-Consumer: 60\r\nNats-Last-Stream: 60\r\n\r\n"u8, rig.Now);
        rig.Step();
        Assert.Equal((10, new ConsumerPosition(60, 60)), (rig.Report.AckPending, rig.Report.AckFloor));
    }

    [Fact]
    public void Flow_control_asks_when_no_more_may_be_unacknowledged_and_answers_are_what_acknowledges()
    {
        ConsumerRig rig = Rig(push => push with
        {
            FlowControl = true, AckPolicy = AckPolicy.FlowControl, MaxAckPending = 2, IdleHeartbeat = ConsumerRig.Second,
        });
        rig.Bind(true);
        for (int i = 0; i < 5; i++)
        {
            rig.Publish();
        }

        // As the reference does.
        Assert.Equal(2, rig.Port.Sent.Count);
        SentStatus ask = rig.Port.TakeStatuses().Single();
        Assert.Equal("NATS/1.0 100 FlowControl Request\r\n\r\n", ask.Headers);
        rig.Advance(ConsumerRig.Second);
        Assert.Contains($"Nats-Consumer-Stalled: {ask.Reply}\r\n", rig.Port.TakeStatuses().Single().Headers);
        rig.Consumer.OnFlowControl(Encoding.UTF8.GetBytes(ask.Reply), "NATS/1.0\r\nNats-Last-Consumer: 2\r\nNats-Last-Stream: 2\r\n\r\n"u8, rig.Now);
        rig.Step();
        Assert.Equal(4, rig.Port.Sent.Count);
        Assert.NotEqual(ask.Reply, rig.Port.TakeStatuses().Single().Reply);
    }

    [Fact]
    public void Flow_control_asks_behind_a_heartbeat_for_what_is_not_acknowledged()
    {
        ConsumerRig rig = Rig(push => push with { FlowControl = true, AckPolicy = AckPolicy.FlowControl, IdleHeartbeat = ConsumerRig.Second });
        rig.Bind(true);
        rig.Publish();
        rig.Advance(ConsumerRig.Second);
        SentStatus[] statuses = [.. rig.Port.TakeStatuses()];
        Assert.Equal(2, statuses.Length);
        Assert.StartsWith("NATS/1.0 100 Idle Heartbeat", statuses[0].Headers, StringComparison.Ordinal);
        Assert.StartsWith("NATS/1.0 100 FlowControl Request", statuses[1].Headers, StringComparison.Ordinal);
        rig.Consumer.OnFlowControl(Encoding.UTF8.GetBytes(statuses[1].Reply), "NATS/1.0\r\nNats-Last-Consumer: 1\r\nNats-Last-Stream: 1\r\n\r\n"u8, rig.Now);
        rig.Advance(ConsumerRig.Second);
        Assert.Single(rig.Port.TakeStatuses());
        Assert.Equal(0, rig.Report.AckPending);
    }

    [Fact]
    public void Rate_is_kept_after_the_first_burst()
    {
        ConsumerRig rig = Rig(push => push with { RateLimitBitsPerSecond = 16384 * 8 * 10 });
        rig.Bind(true);
        for (int i = 0; i < 100; i++)
        {
            rig.Publish(payload: new string('x', 16384));
        }

        int burst = rig.Port.Sent.Count;
        Assert.InRange(burst, 63, 66);
        for (int tick = 0; tick < 100; tick++)
        {
            rig.Advance(ConsumerRig.Second / 100);
        }

        Assert.InRange(rig.Port.Sent.Count - burst, 9, 11);
    }

    [Fact]
    public void Replay_keeps_the_pauses_until_it_has_caught_up()
    {
        ConsumerRig rig = Rig();
        foreach (long pause in new[] { 0, ConsumerRig.Second, 2 * ConsumerRig.Second })
        {
            rig.Advance(pause);
            rig.Publish();
        }

        RecordingPort port = new();
        Consumer replay = new(rig.Consumer.Settings with { Replay = ReplayPolicy.Original }, rig.Store, port, new SeededRandom(1));
        long now = rig.Now;
        replay.Start(now);
        replay.OnInterest(true, now);
        replay.Pump(now);
        Assert.Single(port.Sent);
        Assert.Equal(now + rig.Store.Messages[1].Time - rig.Store.Messages[0].Time, replay.NextDue);
        replay.Pump(replay.NextDue);
        Assert.Equal(2, port.Sent.Count);
        replay.Pump(replay.NextDue);
        Assert.Equal(3, port.Sent.Count);
    }

    [Fact]
    public void Unheard_consumer_expires()
    {
        ConsumerRig rig = Rig(push => push with { InactiveThreshold = ConsumerRig.Second });
        rig.Bind(true);
        rig.Advance(10 * ConsumerRig.Second);
        Assert.Equal(0, rig.Port.Expirations);
        rig.Bind(false);
        rig.Advance(ConsumerRig.Second);
        Assert.Equal(1, rig.Port.Expirations);
    }
}
