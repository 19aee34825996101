namespace Gust.Configuration.Unbuilt;

/// <summary>Known keys of <c>mqtt</c>.</summary>
internal static class ListenerSchemas
{
    public static BlockSchema Mqtt { get; } = new(
        KeySpec.Listen("listen"),
        KeySpec.Text("host net"),
        KeySpec.Integer("port"),
        KeySpec.Map("tls", SecuritySchemas.Tls),
        KeySpec.Map("authorization authentication", SecuritySchemas.ListenerAuthorization),
        KeySpec.Text("no_auth_user"),
        KeySpec.Duration("ack_wait ackwait"),
        KeySpec.Duration("js_api_timeout api_timeout"),
        KeySpec.Integer("max_ack_pending max_pending max_inflight"),
        KeySpec.Text("js_domain"),
        KeySpec.Integer("stream_replicas"),
        KeySpec.Integer("consumer_replicas"),
        KeySpec.Flag("consumer_memory_storage"),
        KeySpec.Duration("consumer_inactive_threshold consumer_auto_cleanup"),
        KeySpec.Flag("reject_qos2_publish"),
        KeySpec.Flag("downgrade_qos2_subscribe"));
}
