using Gust.JetStream.Consumers;

namespace Gust.JetStream.Tests.Consumers;

/// <summary>Pull requests; the texts are those of the reference (2.15.1), seen on the wire.</summary>
public sealed class PullConsumerTests
{
    [Fact]
    public void Delivery_carries_its_place_in_the_reply()
    {
        ConsumerRig rig = new(before: 2);
        SentMessage first = rig.Fetch(1).Single();
        Assert.Equal($"$JS.ACK.S.C.1.1.1.{rig.Store.Messages[0].Time}.1", first.Reply);
    }

    [Fact]
    public void Long_form_of_the_reply_names_domain_and_account()
    {
        ConsumerRig rig = new(plain => plain with { AckRoute = "hub.ABCDEFGH." }, before: 1);
        string reply = rig.Fetch(1).Single().Reply;
        Assert.StartsWith("$JS.ACK.hub.ABCDEFGH.S.C.1.1.1.", reply);
        rig.AckTo(reply);
        Assert.Equal(0, rig.Report.AckPending);
    }

    [Fact]
    public void Requests_take_turns()
    {
        ConsumerRig rig = new();
        rig.Pull("""{"batch":2}""", "in.1");
        rig.Pull("""{"batch":2}""", "in.2");
        for (int i = 0; i < 4; i++)
        {
            rig.Publish();
        }

        Assert.Equal(["in.1", "in.2", "in.1", "in.2"], rig.Port.Sent.Select(sent => sent.To));
        Assert.Equal(0, rig.Report.Waiting);
    }

    [Fact]
    public void Request_that_does_not_wait_ends_with_no_messages()
    {
        ConsumerRig rig = new(before: 1);
        Assert.Single(rig.Fetch(5));
        Assert.Equal("NATS/1.0 404 No Messages\r\n\r\n", rig.Port.Statuses.Single().Headers);
    }

    [Fact]
    public void Request_that_waits_a_while_ends_when_it_got_all_there_is()
    {
        ConsumerRig rig = new();
        rig.Pull("""{"batch":5,"no_wait":true,"expires":1000000000}""");
        Assert.Empty(rig.Port.Statuses);
        rig.Publish();
        Assert.Equal(PullStatus.NoMessages, rig.Port.Statuses.Single().Line);
    }

    [Fact]
    public void Request_expires_with_what_it_did_not_get()
    {
        ConsumerRig rig = new();
        rig.Pull("""{"batch":3,"max_bytes":100,"expires":1000000000}""");
        rig.Advance(ConsumerRig.Second);
        Assert.Equal(
            "NATS/1.0 408 Request Timeout\r\nNats-Pending-Messages: 3\r\nNats-Pending-Bytes: 100\r\n\r\n", rig.Port.Statuses.Single().Headers);
        Assert.Equal(Nanoseconds.Never, rig.Consumer.NextDue);
    }

    [Fact]
    public void Request_covered_by_those_before_is_told_so()
    {
        ConsumerRig rig = new(plain => plain with { MaxAckPending = 1 }, before: 3);
        rig.Pull("""{"batch":10}""", "in.1");
        rig.Pull("""{"batch":1,"no_wait":true}""", "in.2");
        Assert.Equal(PullStatus.RequestsPending, rig.Port.Statuses.Single().Line);
    }

    [Fact]
    public void Heartbeats_come_while_nothing_else_does()
    {
        ConsumerRig rig = new(before: 1);
        rig.Pull("""{"batch":2,"expires":1000000000,"idle_heartbeat":300000000}""");
        rig.Advance(299_999_999);
        Assert.Empty(rig.Port.Statuses);
        rig.Advance(1);
        Assert.Equal(
            "NATS/1.0 100 Idle Heartbeat\r\nNats-Last-Consumer: 1\r\nNats-Last-Stream: 1\r\n\r\n", rig.Port.Statuses.Single().Headers);
    }

    [Fact]
    public void Message_too_large_for_the_bytes_ends_the_request()
    {
        ConsumerRig rig = new(before: 1);
        rig.Pull("""{"batch":5,"max_bytes":10}""");
        Assert.Equal(
            "NATS/1.0 409 Message Size Exceeds MaxBytes\r\nNats-Pending-Messages: 5\r\nNats-Pending-Bytes: 10\r\n\r\n",
            rig.Port.Statuses.Single().Headers);
        Assert.Equal(0, rig.Report.AckPending);
    }

    [Fact]
    public void Batch_that_leaves_bytes_over_is_said_to_be_complete()
    {
        ConsumerRig rig = new(before: 1);
        rig.Pull("""{"batch":1,"max_bytes":10000}""");
        SentMessage sent = rig.Port.Sent.Single();
        int size = sent.Subject.Length + sent.Reply.Length + sent.Payload.Length;
        Assert.Equal(
            $"NATS/1.0 409 Batch Completed\r\nNats-Pending-Messages: 0\r\nNats-Pending-Bytes: {10000 - size}\r\n\r\n",
            rig.Port.Statuses.Single().Headers);
    }

    [Theory]
    [InlineData("""{"batch":6}""", "409 Exceeded MaxRequestBatch of 5")]
    [InlineData("""{"expires":2000000000}""", "409 Exceeded MaxRequestExpires of 1s")]
    [InlineData("""{"max_bytes":2000}""", "409 Exceeded MaxRequestMaxBytes of 1000")]
    [InlineData("{", "400 Bad Request - unexpected end of JSON input")]
    [InlineData("""{"batch":1} x""", "400 Bad Request - invalid character 'x' after top-level value")]
    [InlineData("""{"batch":"x"}""", "400 Bad Request - json: cannot unmarshal string into Go struct field .batch of type int")]
    [InlineData("""{"batch":1.5}""", "400 Bad Request - json: cannot unmarshal number 1.5 into Go struct field .batch of type int")]
    [InlineData("""{"expires":"1s"}""", "400 Bad Request - json: cannot unmarshal string into Go struct field .expires of type time.Duration")]
    [InlineData("""{"idle_heartbeat":100000000}""", "400 Bad Request - heartbeat value too large")]
    [InlineData("""{"expires":100000000,"idle_heartbeat":60000000}""", "400 Bad Request - heartbeat value too large")]
    [InlineData("""{"min_pending":1}""", "400 Bad Request - Not a Overflow Priority consumer")]
    [InlineData("""{"id":"x"}""", "400 Bad Request - Not a Pinned Client Priority consumer")]
    [InlineData("""{"priority":13}""", "400 Bad Request - Priority must be between 0 and 9")]
    public void Bad_request_is_refused(string body, string status)
    {
        ConsumerRig rig = new(plain => plain with { MaxRequestBatch = 5, MaxRequestExpires = ConsumerRig.Second, MaxRequestMaxBytes = 1000 }, before: 1);
        rig.Pull(body);
        Assert.Equal(status, rig.Port.Statuses.Single().Line);
        Assert.Empty(rig.Port.Sent);
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("abc", 1)]
    [InlineData("-5", 1)]
    [InlineData("+3", 3)]
    [InlineData(" 2 ", 2)]
    [InlineData("3x", 1)]
    [InlineData("[]", 1)]
    [InlineData("99999999999999999999", 1)]
    [InlineData("""{"batch":-3}""", 1)]
    [InlineData("""{"BATCH":2,"foo":{"a":[1]}}""", 2)]
    [InlineData("""{"batch":2,"no_wait":null}""", 2)]
    public void Body_is_read_as_leniently_as_by_the_reference(string body, int messages)
    {
        ConsumerRig rig = new(before: 5);
        rig.Pull(body);
        Assert.Equal(messages, rig.Port.Sent.Count);
    }

    [Fact]
    public void Queue_takes_no_more_than_max_waiting()
    {
        ConsumerRig rig = new(plain => plain with { MaxWaiting = 1 });
        rig.Pull("", "in.1");
        rig.Pull("", "in.2");
        rig.Pull("""{"expires":500000000,"idle_heartbeat":200000000}""", "in.3");
        rig.Pull("""{"no_wait":true}""", "in.4");
        Assert.Equal(["in.2 409 Exceeded MaxWaiting", "in.4 404 No Messages"], rig.Port.Statuses.Select(status => $"{status.To} {status.Line}"));
    }

    [Fact]
    public void Requests_of_clients_that_are_gone_make_room()
    {
        ConsumerRig rig = new(plain => plain with { MaxWaiting = 1 });
        rig.Pull("", "in.1");
        rig.Port.Gone.Add("in.1");
        rig.Pull("", "in.2");
        rig.Publish();
        Assert.Equal("in.2", rig.Port.Sent.Single().To);
        Assert.Empty(rig.Port.Statuses);
    }

    [Fact]
    public void Message_nobody_is_there_for_goes_to_the_next_request()
    {
        ConsumerRig rig = new();
        rig.Pull("", "in.1");
        rig.Pull("", "in.2");
        rig.Port.Gone.Add("in.1");
        rig.Publish();
        Assert.Equal(("in.2", 1), (rig.Port.Sent.Single().To, rig.Port.Sent[0].Deliveries));
        Assert.Equal(0, rig.Report.Waiting);
    }

    [Fact]
    public void Headers_only_tells_the_size_of_what_is_left_out()
    {
        ConsumerRig rig = new(plain => plain with { HeadersOnly = true });
        rig.Publish(payload: "hello");
        SentMessage sent = rig.Fetch(1).Single();
        Assert.Equal(("NATS/1.0\r\nNats-Msg-Size: 5\r\n\r\n", ""), (sent.Headers, sent.Payload));
    }

    [Fact]
    public void Deletion_ends_waiting_requests()
    {
        ConsumerRig rig = new();
        rig.Pull();
        rig.Consumer.EndRequests(PullStatus.Deleted);
        Assert.Equal("409 Consumer Deleted", rig.Port.Statuses.Single().Line);
    }

    [Fact]
    public void Pull_from_a_push_consumer_is_refused()
    {
        ConsumerRig rig = new(plain => plain with { DeliverSubject = "d"u8.ToArray() });
        rig.Pull();
        Assert.Equal("409 Consumer is push based", rig.Port.Statuses.Single().Line);
    }

    [Fact]
    public void Unused_consumer_expires_once()
    {
        ConsumerRig rig = new(plain => plain with { InactiveThreshold = 5 * ConsumerRig.Second });
        rig.Pull("""{"expires":1000000000}""");
        rig.Advance(ConsumerRig.Second);
        rig.Advance(4 * ConsumerRig.Second);
        Assert.Equal(0, rig.Port.Expirations);
        rig.Advance(ConsumerRig.Second);
        rig.Advance(60 * ConsumerRig.Second);
        Assert.Equal(1, rig.Port.Expirations);
    }
}
