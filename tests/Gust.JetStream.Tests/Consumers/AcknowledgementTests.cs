using System.Text;
using Gust.JetStream.Consumers;

namespace Gust.JetStream.Tests.Consumers;

public sealed class AcknowledgementTests
{
    [Fact]
    public void Floor_stands_below_the_oldest_that_is_pending()
    {
        ConsumerRig rig = new(plain => plain with { Filter = ConsumerRig.Filter("b") });
        for (int i = 0; i < 4; i++)
        {
            rig.Publish("a");
            rig.Publish("b");
        }

        SentMessage[] sent = rig.Fetch(4);
        rig.Ack(sent[1]);
        Assert.Equal(new ConsumerPosition(0, 0), rig.Report.AckFloor);
        rig.Ack(sent[0]);
        Assert.Equal(new ConsumerPosition(2, 5), rig.Report.AckFloor);
        rig.Ack(sent[2]);
        rig.Ack(sent[3]);
        Assert.Equal(rig.Report.Delivered, rig.Report.AckFloor);
    }

    [Theory]
    [InlineData("+ACK", 0)]
    [InlineData("+OK", 0)]
    [InlineData("", 0)]
    [InlineData("+TERMreason", 0)]
    [InlineData("+ACKxyz", 1)]
    [InlineData(" +ACK", 1)]
    [InlineData("foo", 1)]
    [InlineData("-nak", 1)]
    [InlineData("+WPIx", 1)]
    public void Every_body_is_confirmed_and_only_known_ones_count(string body, int pending)
    {
        ConsumerRig rig = new(before: 1);
        rig.Ack(rig.Fetch(1).Single(), body, "in.ack");
        Assert.Equal("in.ack", rig.Port.Confirmed.Single());
        Assert.Equal(pending, rig.Report.AckPending);
    }

    [Fact]
    public void Acknowledgement_is_confirmed_again_but_not_of_what_was_never_delivered()
    {
        ConsumerRig rig = new(before: 2);
        SentMessage sent = rig.Fetch(1).Single();
        rig.Ack(sent, reply: "in.1");
        rig.Ack(sent, reply: "in.2");
        rig.AckTo("$JS.ACK.S.C.1.2.2.1.0", reply: "in.3");
        Assert.Equal(["in.1", "in.2"], rig.Port.Confirmed);
    }

    [Fact]
    public void Confirmation_follows_the_journal()
    {
        ConsumerRig rig = new(before: 1);
        SentMessage sent = rig.Fetch(1).Single();
        int journaled = rig.Port.Journaled.Count;
        rig.Ack(sent, reply: "in.1");
        Assert.Equal([(byte)ConsumerRecordKind.Settled, 1], rig.Port.Journaled.Skip(journaled));
    }

    [Fact]
    public void Naks_are_delivered_again_in_their_order_before_new_messages()
    {
        ConsumerRig rig = new(before: 6);
        SentMessage[] sent = rig.Fetch(4);
        rig.Ack(sent[2], "-NAK");
        rig.Ack(sent[0], "-NAK");
        SentMessage[] again = rig.Fetch(3);
        Assert.Equal([(3, 2), (1, 2), (5, 1)], again.Select(one => ((int)one.Sequence, one.Deliveries)));
        Assert.Equal([5, 6, 7], again.Select(one => (int)one.ConsumerSequence));
        Assert.Equal(2, rig.Report.Redelivered);
        Assert.Equal(ConsumerAdvisoryKind.Naked, rig.Port.Advisories[0].Kind);
    }

    [Theory]
    [InlineData("-NAK 200ms")]
    [InlineData("""-NAK {"delay": 200000000}""")]
    public void Nak_with_a_delay_waits(string body)
    {
        ConsumerRig rig = new(before: 1);
        rig.Ack(rig.Fetch(1).Single(), body);
        rig.Pull();
        rig.Advance(199_999_999);
        Assert.Empty(rig.Port.Sent);
        rig.Advance(1);
        Assert.Single(rig.Port.Sent);
    }

    [Theory]
    [InlineData("-NAK xyz")]
    [InlineData("-NAKabc")]
    [InlineData("-NAK 100")]
    [InlineData("-NAK -1s")]
    [InlineData("""-NAK {"delay":"1s"}""")]
    [InlineData("""-NAK {"delay":-5}""")]
    [InlineData("""-NAK {"dalay":5}""")]
    public void Nak_with_an_unreadable_delay_does_not_wait(string body)
    {
        ConsumerRig rig = new(before: 1);
        rig.Ack(rig.Fetch(1).Single(), body);
        Assert.Equal(2, rig.Fetch(1).Single().Deliveries);
    }

    [Fact]
    public void Progress_restarts_the_ack_wait()
    {
        ConsumerRig rig = new(plain => plain with { AckWait = ConsumerRig.Second }, before: 1);
        SentMessage sent = rig.Fetch(1).Single();
        rig.Pull();
        rig.Advance(ConsumerRig.Second - 1);
        rig.Ack(sent, "+WPI");
        rig.Advance(ConsumerRig.Second - 1);
        Assert.Empty(rig.Port.Sent);
        rig.Advance(1);
        Assert.Equal(2, rig.Port.Sent.Single().Deliveries);
    }

    [Fact]
    public void Backoff_is_gone_through_and_its_end_repeated()
    {
        ConsumerRig rig = new(plain => plain with { Backoff = [2, 5] }, before: 1);
        rig.Pull("10");
        rig.Advance(2);
        rig.Advance(4);
        Assert.Equal(2, rig.Port.Sent.Count);
        rig.Advance(1);
        rig.Advance(5);
        Assert.Equal([1, 2, 3, 4], rig.Port.Sent.Select(sent => sent.Deliveries));
    }

    [Fact]
    public void Last_allowed_delivery_is_given_up_when_its_time_is_over()
    {
        ConsumerRig rig = new(plain => plain with { MaxDeliver = 1, AckWait = ConsumerRig.Second }, before: 2);
        SentMessage[] sent = rig.Fetch(2);
        rig.Advance(ConsumerRig.Second);
        Assert.Equal(
            [(ConsumerAdvisoryKind.MaxDeliveries, 1, 1), (ConsumerAdvisoryKind.MaxDeliveries, 2, 1)],
            rig.Port.Advisories.Select(advisory => (advisory.Kind, (int)advisory.StreamSequence, advisory.Deliveries)));
        Assert.Equal((0, new ConsumerPosition(0, 0)), (rig.Report.AckPending, rig.Report.AckFloor));
        rig.Ack(sent[0]);
        Assert.Equal([1UL], rig.Port.Settled);
    }

    [Fact]
    public void Next_acknowledges_and_pulls()
    {
        ConsumerRig rig = new(before: 4);
        rig.Ack(rig.Fetch(1).Single(), "+NXT 2", "in.next");
        Assert.Equal(["in.next", "in.next"], rig.Port.Sent.Select(sent => sent.To));
        Assert.Empty(rig.Port.Confirmed);
        Assert.Equal(2, rig.Report.AckPending);
    }

    [Fact]
    public void Termination_tells_its_reason()
    {
        ConsumerRig rig = new(before: 1);
        rig.Ack(rig.Fetch(1).Single(), "+TERM  because x ");
        Assert.Equal((ConsumerAdvisoryKind.Terminated, "because x"), (rig.Port.Advisories[0].Kind, rig.Port.Advisories[0].Reason));
        Assert.Equal([1UL], rig.Port.Settled);
    }

    [Fact]
    public void Policy_all_acknowledges_everything_before()
    {
        ConsumerRig rig = new(plain => plain with { AckPolicy = AckPolicy.All }, before: 6);
        rig.Ack(rig.Fetch(6)[2]);
        Assert.Equal((3, new ConsumerPosition(3, 3)), (rig.Report.AckPending, rig.Report.AckFloor));
        Assert.Equal([1UL, 2UL, 3UL], rig.Port.Settled);
    }

    [Fact]
    public void Policy_none_is_done_with_what_it_delivers()
    {
        ConsumerRig rig = new(plain => plain with { AckPolicy = AckPolicy.None }, before: 2);
        rig.Fetch(2);
        Assert.Equal([1UL, 2UL], rig.Port.Settled);
        Assert.Equal(rig.Report.Delivered, rig.Report.AckFloor);
    }

    [Fact]
    public void Pending_message_that_is_deleted_is_terminated()
    {
        ConsumerRig rig = new(before: 2);
        rig.Fetch(2);
        rig.Remove(1);
        Assert.Equal("Unacknowledged message was deleted", rig.Port.Advisories.Single().Reason);
        Assert.Equal((1, new ConsumerPosition(1, 1)), (rig.Report.AckPending, rig.Report.AckFloor));
    }

    [Fact]
    public void Purge_moves_what_was_delivered_to_the_end()
    {
        ConsumerRig rig = new(before: 4);
        rig.Fetch(2);
        rig.Purge();
        Assert.Equal((new ConsumerPosition(2, 4), new ConsumerPosition(2, 4)), (rig.Report.Delivered, rig.Report.AckFloor));
        Assert.Empty(rig.Port.Advisories);
    }

    [Fact]
    public void Credit_holds_new_messages_up_and_not_those_that_are_due_again()
    {
        ConsumerRig rig = new(plain => plain with { MaxAckPending = 2 }, before: 4);
        rig.Pull("""{"batch":10}""");
        SentMessage[] sent = rig.Port.TakeSent();
        Assert.Equal(2, sent.Length);
        rig.Ack(sent[0], "-NAK");
        Assert.Equal(2, rig.Port.TakeSent().Single().Deliveries);
        rig.Ack(sent[1]);
        Assert.Equal(3UL, rig.Port.TakeSent().Single().Sequence);
    }

    [Fact]
    public void Acknowledgements_are_sampled()
    {
        ConsumerRig rig = new(plain => plain with { SamplePercent = 100 }, before: 1);
        SentMessage sent = rig.Fetch(1).Single();
        rig.Advance(7);
        rig.Ack(sent);
        ConsumerAdvisory sample = rig.Port.Advisories.Single();
        Assert.Equal((ConsumerAdvisoryKind.AckSampled, 7, 1), (sample.Kind, (int)sample.AckTime, sample.Deliveries));
    }

    [Theory]
    [InlineData("$JS.ACK.S.C.2.7.9.1234.3", true)]
    [InlineData("$JS.ACK._.HASH.S.C.2.7.9.1234.3", true)]
    [InlineData("$JS.ACK.hub.HASH.S.C.2.7.9.1234.3.more.and.more", true)]
    [InlineData("$JS.ACK.S.C.2.7.9.1234", false)]
    [InlineData("$JS.ACK.x.S.C.2.7.9.1234.3", false)]
    [InlineData("$JS.NAK.S.C.2.7.9.1234.3", false)]
    public void Both_forms_of_the_subject_are_read(string subject, bool good)
    {
        Assert.Equal(good, AckSubject.TryParse(Encoding.UTF8.GetBytes(subject), out AckSubject ack));
        Assert.Equal(good ? (7UL, 9UL, 2UL) : (0UL, 0UL, 0UL), (ack.StreamSequence, ack.ConsumerSequence, ack.Deliveries));
        Assert.Equal(good ? "C" : "", Encoding.UTF8.GetString(ack.Consumer));
    }
}
