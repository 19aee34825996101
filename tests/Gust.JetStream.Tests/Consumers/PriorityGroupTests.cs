using Gust.JetStream.Consumers;

namespace Gust.JetStream.Tests.Consumers;

public sealed class PriorityGroupTests
{
    private static ConsumerRig Rig(PriorityPolicy policy, int before = 0) => new(
        plain => plain with { PriorityPolicy = policy, PriorityGroups = ["g"], PriorityTimeout = 2 * ConsumerRig.Second }, before);

    [Theory]
    [InlineData("""{"batch":1}""", "400 Bad Request - Priority Group missing")]
    [InlineData("""{"group":"h"}""", "400 Bad Request - Invalid Priority Group")]
    [InlineData("""{"group":"g","id":"x"}""", "400 Bad Request - Not a Pinned Client Priority consumer")]
    [InlineData("""{"group":"g","priority":10}""", "400 Bad Request - Priority must be between 0 and 9")]
    public void Request_that_does_not_suit_the_policy_is_refused(string body, string status)
    {
        ConsumerRig rig = Rig(PriorityPolicy.Overflow, before: 1);
        rig.Pull(body);
        Assert.Equal(status, rig.Port.Statuses.Single().Line);
    }

    [Fact]
    public void Overflow_is_served_above_either_threshold()
    {
        ConsumerRig rig = Rig(PriorityPolicy.Overflow);
        rig.Pull("""{"group":"g","min_pending":2,"min_ack_pending":1}""", "in.over");
        rig.Publish();
        Assert.Empty(rig.Port.Sent);
        rig.Publish();
        Assert.Single(rig.Port.Sent);
        rig.Pull("""{"group":"g","min_pending":9,"min_ack_pending":1}""", "in.acks");
        Assert.Equal("in.acks", rig.Port.Sent[1].To);
    }

    [Fact]
    public void Overflow_does_not_hold_up_those_without_a_threshold()
    {
        ConsumerRig rig = Rig(PriorityPolicy.Overflow);
        rig.Pull("""{"group":"g","min_pending":100}""", "in.over");
        rig.Pull("""{"group":"g"}""", "in.plain");
        rig.Publish();
        Assert.Equal("in.plain", rig.Port.Sent.Single().To);
    }

    [Fact]
    public void Lower_number_comes_first_and_equals_take_turns()
    {
        ConsumerRig rig = Rig(PriorityPolicy.Prioritized);
        rig.Pull("""{"group":"g","priority":5,"batch":2}""", "in.5");
        rig.Pull("""{"group":"g","priority":0,"batch":2}""", "in.0a");
        rig.Pull("""{"group":"g","priority":0,"batch":2}""", "in.0b");
        for (int i = 0; i < 5; i++)
        {
            rig.Publish();
        }

        Assert.Equal(["in.0a", "in.0b", "in.0a", "in.0b", "in.5"], rig.Port.Sent.Select(sent => sent.To));
    }

    [Fact]
    public void First_client_is_pinned_and_others_wait()
    {
        ConsumerRig rig = Rig(PriorityPolicy.PinnedClient, before: 3);
        rig.Pull("""{"group":"g","batch":2}""", "in.A");
        string id = rig.Report.PinnedId!;
        Assert.Equal(22, id.Length);
        Assert.All(rig.Port.Sent, sent => Assert.Equal($"NATS/1.0\r\nNats-Pin-Id: {id}\r\n\r\n", sent.Headers));
        Assert.Equal((ConsumerAdvisoryKind.Pinned, "g", id), (rig.Port.Advisories[0].Kind, rig.Port.Advisories[0].Group, rig.Port.Advisories[0].PinnedId));
        rig.Pull("""{"group":"g"}""", "in.B");
        rig.Pull("""{"group":"g","id":"wrong"}""", "in.C");
        Assert.Equal("423 Nats-Pin-Id mismatch", rig.Port.Statuses.Single().Line);
        rig.Pull($$"""{"group":"g","id":"{{id}}"}""", "in.A");
        Assert.Equal(["in.A", "in.A", "in.A"], rig.Port.Sent.Select(sent => sent.To));
    }

    [Fact]
    public void Silent_client_loses_its_pin_to_the_next()
    {
        ConsumerRig rig = Rig(PriorityPolicy.PinnedClient, before: 1);
        rig.Pull("""{"group":"g","batch":9}""", "in.A");
        rig.Pull("""{"group":"g"}""", "in.B");
        rig.Advance(2 * ConsumerRig.Second);
        Assert.Equal((ConsumerAdvisoryKind.Unpinned, "timeout"), (rig.Port.Advisories[1].Kind, rig.Port.Advisories[1].Reason));
        rig.Publish();
        Assert.Equal("in.B", rig.Port.Sent[1].To);
        Assert.Equal(
            "NATS/1.0 423 Nats-Wrong-Pin-Id\r\nNats-Pending-Messages: 8\r\nNats-Pending-Bytes: 0\r\n\r\n", rig.Port.Statuses.Single().Headers);
    }

    [Fact]
    public void Admin_can_unpin()
    {
        ConsumerRig rig = Rig(PriorityPolicy.PinnedClient, before: 1);
        rig.Pull("""{"group":"g"}""");
        rig.Consumer.Unpin();
        Assert.Null(rig.Report.PinnedId);
        Assert.Equal("admin", rig.Port.Advisories[^1].Reason);
    }
}
