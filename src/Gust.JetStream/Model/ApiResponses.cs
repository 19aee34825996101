namespace Gust.JetStream.Model;

/// <summary>Every kind of answer.</summary>
internal static class ApiResponses
{
    public static readonly ApiResponse<Responses.AccountInfo> AccountInfo = new("account_info", Responses.AccountInfo.Shape);
    public static readonly ApiResponse<Responses.StreamCreated> StreamCreate = new("stream_create", Responses.StreamCreated.Shape);
    public static readonly ApiResponse<Responses.StreamAnswer> StreamUpdate = new("stream_update", Responses.StreamAnswer.Shape);
    public static readonly ApiResponse<Responses.StreamNames> StreamNames = new("stream_names", Responses.StreamNames.Shape);
    public static readonly ApiResponse<Responses.StreamList> StreamList = new("stream_list", Responses.StreamList.Shape);
    public static readonly ApiResponse<Responses.StreamInfoPage> StreamInfo = new("stream_info", Responses.StreamInfoPage.Shape);
    public static readonly ApiResponse<Responses.Success> StreamDelete = new("stream_delete", Responses.Success.Shape);
    public static readonly ApiResponse<Responses.StreamPurged> StreamPurge = new("stream_purge", Responses.StreamPurged.Shape);
    public static readonly ApiResponse<Responses.StreamMessage> MessageGet = new("stream_msg_get", Responses.StreamMessage.Shape);
    public static readonly ApiResponse<Responses.Success> MessageDelete = new("stream_msg_delete", Responses.Success.Shape);
    public static readonly ApiResponse<Responses.StreamSnapshotStart> StreamSnapshot = new("stream_snapshot", Responses.StreamSnapshotStart.Shape);
    public static readonly ApiResponse<Responses.StreamRestoreStart> StreamRestore = new("stream_restore", Responses.StreamRestoreStart.Shape);
    public static readonly ApiResponse<Responses.Success> StreamLeaderStepDown = new("stream_leader_stepdown", Responses.Success.Shape);
    public static readonly ApiResponse<Responses.Success> StreamPeerRemove = new("stream_remove_peer", Responses.Success.Shape);
    public static readonly ApiResponse<Responses.Success> StreamPeerEvacuate = new("stream_evacuate_peer", Responses.Success.Shape);
    public static readonly ApiResponse<Responses.StreamAnswer> StreamCancelMove = new("stream_cancel_move", Responses.StreamAnswer.Shape);
    public static readonly ApiResponse<Responses.ConsumerAnswer> ConsumerCreate = new("consumer_create", Responses.ConsumerAnswer.Shape);
    public static readonly ApiResponse<Responses.ConsumerNames> ConsumerNames = new("consumer_names", Responses.ConsumerNames.Shape);
    public static readonly ApiResponse<Responses.ConsumerList> ConsumerList = new("consumer_list", Responses.ConsumerList.Shape);
    public static readonly ApiResponse<Responses.ConsumerAnswer> ConsumerInfo = new("consumer_info", Responses.ConsumerAnswer.Shape);
    public static readonly ApiResponse<Responses.Success> ConsumerDelete = new("consumer_delete", Responses.Success.Shape);
    public static readonly ApiResponse<Responses.ConsumerPaused> ConsumerPause = new("consumer_pause", Responses.ConsumerPaused.Shape);
    public static readonly ApiResponse<Responses.Nothing> ConsumerUnpin = new("consumer_unpin", Responses.Nothing.Shape);
    public static readonly ApiResponse<Responses.ConsumerReset> ConsumerReset = new("consumer_reset", Responses.ConsumerReset.Shape);
    public static readonly ApiResponse<Responses.Success> ConsumerLeaderStepDown = new("consumer_leader_stepdown", Responses.Success.Shape);
    public static readonly ApiResponse<Responses.Success> ConsumerPeerRemove = new("consumer_remove_peer", Responses.Success.Shape);
    public static readonly ApiResponse<Responses.Success> ConsumerPeerEvacuate = new("consumer_evacuate_peer", Responses.Success.Shape);
    public static readonly ApiResponse<Responses.Success> MetaLeaderStepDown = new("meta_leader_stepdown", Responses.Success.Shape);
    public static readonly ApiResponse<Responses.MetaRescued> MetaRescue = new("meta_rescue", Responses.MetaRescued.Shape);
    public static readonly ApiResponse<Responses.Success> ServerRemove = new("meta_server_remove", Responses.Success.Shape);
    public static readonly ApiResponse<Responses.Success> ServerEvacuate = new("meta_server_evacuate", Responses.Success.Shape);

    /// <summary>What the system account is told, whatever it asks.</summary>
    public static readonly ApiResponse<Responses.Nothing> System = new("system", Responses.Nothing.Shape);
    public static readonly ApiResponse<Responses.AccountPurgeStarted> AccountPurge = new("account_purge", Responses.AccountPurgeStarted.Shape);
}
