namespace Gust.JetStream.Model.Advisories;

/// <summary>The types that advisories and metrics carry.</summary>
internal static class AdvisoryType
{
    public const string ApiAudit = Advisory + "api_audit";
    public const string ApiLimitReached = Advisory + "api_limit_reached";
    public const string StreamAction = Advisory + "stream_action";
    public const string ConsumerAction = Advisory + "consumer_action";
    public const string ConsumerPause = Advisory + "consumer_pause";
    public const string GroupPinned = Advisory + "consumer_group_pinned";
    public const string GroupUnpinned = Advisory + "consumer_group_unpinned";
    public const string MaxDeliveries = Advisory + "max_deliver";
    public const string Naked = Advisory + "nak";
    public const string Terminated = Advisory + "terminated";
    public const string SnapshotCreated = Advisory + "snapshot_create";
    public const string SnapshotCompleted = Advisory + "snapshot_complete";
    public const string RestoreCreated = Advisory + "restore_create";
    public const string RestoreCompleted = Advisory + "restore_complete";
    public const string BatchAbandoned = Advisory + "stream_batch_abandoned";
    public const string StreamLeaderElected = Advisory + "stream_leader_elected";
    public const string StreamQuorumLost = Advisory + "stream_quorum_lost";
    public const string ConsumerLeaderElected = Advisory + "consumer_leader_elected";
    public const string ConsumerQuorumLost = Advisory + "consumer_quorum_lost";
    public const string DomainLeaderElected = Advisory + "domain_leader_elected";
    public const string ServerOutOfStorage = Advisory + "server_out_of_space";
    public const string ServerRemoved = Advisory + "server_removed";
    public const string MetaRescue = Advisory + "meta_rescue";
    public const string AckSample = "io.nats.jetstream.metric.v1.consumer_ack";
    private const string Advisory = "io.nats.jetstream.advisory.v1.";
}
