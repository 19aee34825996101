using System.Buffers;
using System.Text;
using Gust.Foundation;
using Gust.JetStream.Consumers;

namespace Gust.JetStream.Tests.Consumers;

/// <summary>Beginning, pausing, starting over and coming back; the positions are those that the reference shows.</summary>
public sealed class ConsumerLifeTests
{
    [Theory]
    [InlineData("All", 0, 7)]
    [InlineData("New", 7, 0)]
    [InlineData("Last", 6, 1)]
    [InlineData("LastPerSubject", 4, 3)]
    [InlineData("ByStartSequence", 2, 5)]
    [InlineData("ByStartTime", 4, 3)]
    public void Consumer_begins_where_its_policy_says(string policy, ulong before, long pending)
    {
        ConsumerRig stream = new();
        for (int i = 0; i < 7; i++)
        {
            stream.Publish("l." + (i % 3));
        }

        Consumer consumer = new(
            stream.Consumer.Settings with
            {
                DeliverPolicy = Enum.Parse<DeliverPolicy>(policy),
                StartSequence = 3,
                StartTime = stream.Store.Messages[4].Time,
            },
            stream.Store,
            stream.Port,
            new SeededRandom(1));
        consumer.Start(stream.Now);
        ConsumerReport report = consumer.Report(stream.Now);
        Assert.Equal((new ConsumerPosition(0, before), new ConsumerPosition(0, before), pending), (report.Delivered, report.AckFloor, report.Pending));
    }

    [Fact]
    public void What_is_pending_comes_again_after_its_wait_though_the_clock_was_set_back_meanwhile()
    {
        ConsumerRig rig = new();
        rig.Publish();
        rig.Publish();
        rig.Pull("9");
        rig.SaveImage();
        rig.Now -= 24 * 3600 * Nanoseconds.PerSecond;
        rig.Restart();
        rig.Pull("9");
        rig.Advance(rig.Consumer.Settings.AckWaitAfter(1) - 1);
        Assert.Equal(2, rig.Port.Sent.Count);
        rig.Advance(1);
        Assert.Equal([1UL, 2UL, 1UL, 2UL], rig.Port.Sent.Select(message => message.Sequence));
    }

    [Fact]
    public void Start_behind_the_end_waits_for_it()
    {
        ConsumerRig rig = new(plain => plain with { DeliverPolicy = DeliverPolicy.ByStartSequence, StartSequence = 3 });
        rig.Pull("5");
        rig.Publish();
        rig.Publish();
        Assert.Equal((0, 2UL), (rig.Port.Sent.Count, rig.Report.Delivered.Stream));
        rig.Publish();
        Assert.Equal(3UL, rig.Port.Sent.Single().Sequence);
    }

    [Fact]
    public void Snapshot_of_subjects_is_delivered_though_newer_messages_come()
    {
        ConsumerRig stream = new();
        for (int i = 0; i < 4; i++)
        {
            stream.Publish("l." + (i % 2));
        }

        RecordingPort port = new();
        Consumer consumer = new(stream.Consumer.Settings with { DeliverPolicy = DeliverPolicy.LastPerSubject }, stream.Store, port, new SeededRandom(1));
        consumer.Start(stream.Now);
        ulong newer = stream.Publish("l.0");
        consumer.OnCommitted(newer, "l.0"u8);
        consumer.OnRequest("in"u8, "9"u8, stream.Now);
        consumer.Pump(stream.Now);
        Assert.Equal([3UL, 4UL, 5UL], port.Sent.Select(sent => sent.Sequence));
    }

    [Fact]
    public void Paused_consumer_delivers_nothing_and_says_that_it_lives()
    {
        ConsumerRig rig = new(before: 3);
        rig.Consumer.Update(rig.Consumer.Settings with { PauseUntil = rig.Now + (10 * ConsumerRig.Second) }, rig.Now);
        rig.Pull("""{"batch":2,"expires":4000000000,"idle_heartbeat":1000000000}""");
        rig.Pull("""{"no_wait":true}""", "in.nw");
        rig.Advance(ConsumerRig.Second);
        Assert.Empty(rig.Port.Sent);
        Assert.Equal(["404 No Messages", "100 Idle Heartbeat"], rig.Port.Statuses.Select(status => status.Line));
        Assert.True(rig.Report.Paused);
        rig.Advance(9 * ConsumerRig.Second);
        Assert.False(rig.Report.Paused);
        Assert.Equal([true, false], rig.Port.Advisories.Select(advisory => advisory.IsPaused));
        Assert.Equal(2, rig.Fetch(2).Length);
    }

    [Fact]
    public void Reset_goes_back_to_the_ack_floor()
    {
        ConsumerRig rig = new(before: 5);
        rig.Ack(rig.Fetch(3)[0]);
        Assert.Equal(ResetOutcome.Done, rig.Consumer.Reset(0));
        rig.Step();
        Assert.Equal((new ConsumerPosition(0, 1), 0, 4), (rig.Report.Delivered, rig.Report.AckPending, (int)rig.Report.Pending));
        Assert.Equal(1UL, rig.Fetch(1).Single().ConsumerSequence);
    }

    [Theory]
    [InlineData("All", 400, "Done")]
    [InlineData("ByStartSequence", 2, "BelowStart")]
    [InlineData("ByStartSequence", 3, "Done")]
    [InlineData("New", 3, "NotAllowed")]
    [InlineData("LastPerSubject", 3, "NotAllowed")]
    public void Reset_to_a_sequence_needs_a_policy_that_knows_sequences(string policy, ulong sequence, string outcome)
    {
        ConsumerRig rig = new(plain => plain with { DeliverPolicy = Enum.Parse<DeliverPolicy>(policy), StartSequence = 3 }, before: 5);
        Assert.Equal(Enum.Parse<ResetOutcome>(outcome), rig.Consumer.Reset(sequence));
        rig.Step();
        Assert.Equal(outcome == "Done", rig.Report.Delivered.Stream == sequence - 1);
    }

    [Fact]
    public void State_survives_a_restart_from_image_and_records()
    {
        ConsumerRig rig = new(before: 6);
        SentMessage[] sent = rig.Fetch(3);
        rig.SaveImage();
        rig.Ack(sent[1]);
        rig.Ack(sent[0], "-NAK");
        rig.Fetch(2);
        ConsumerReport before = rig.Report;
        rig.Restart();
        Assert.Equal(before with { LastAck = 0, LastDelivery = 0 }, rig.Report); // as in the reference, what was before the start is not told
    }

    [Fact]
    public void Cut_image_is_refused_and_asks_for_no_memory()
    {
        ConsumerRig rig = new(before: 20);
        rig.Fetch(20);
        ArrayBufferWriter<byte> image = new();
        rig.Consumer.WriteImage(image);
        for (int length = 0; length < image.WrittenCount; length++)
        {
            Consumer consumer = new(rig.Consumer.Settings, rig.Store, rig.Port, new SeededRandom(1));
            Assert.Throws<InvalidDataException>(() => consumer.Restore(image.WrittenSpan[..length]));
        }
    }

    [Fact]
    public void Filter_can_change_under_way()
    {
        ConsumerRig rig = new();
        rig.Publish("a");
        rig.Publish("b");
        rig.Publish("a");
        rig.Consumer.Update(rig.Consumer.Settings with { Filter = ConsumerRig.Filter("b") }, rig.Now);
        rig.Step();
        Assert.Equal(1, rig.Report.Pending);
        Assert.Equal("b", rig.Fetch(5).Single().Subject);
    }

    [Fact]
    public void Stream_must_keep_what_is_pending_or_ahead()
    {
        ConsumerRig rig = new(before: 3);
        SentMessage[] sent = rig.Fetch(2);
        rig.Ack(sent[0]);
        Assert.Equal([false, true, true], new ulong[] { 1, 2, 3 }.Select(sequence => rig.Consumer.Needs(sequence, "a.x"u8)));
    }

    [Theory]
    [InlineData("1h30m", 5400_000_000_000)]
    [InlineData("1.5s", 1_500_000_000)]
    [InlineData("200ms", 200_000_000)]
    [InlineData("-1s", -1_000_000_000)]
    [InlineData("7ns", 7)]
    public void Durations_are_read(string text, long nanoseconds)
    {
        Assert.True(DurationText.TryParse(Encoding.UTF8.GetBytes(text), out long read));
        Assert.Equal(nanoseconds, read);
    }

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(1_000_000_000, "1s")]
    [InlineData(1_500_000, "1.5ms")]
    [InlineData(3_690_500_000_000, "1h1m30.5s")]
    public void Durations_are_written(long nanoseconds, string text) => Assert.Equal(text, DurationText.Format(nanoseconds));
}
