namespace Gust.Configuration.Unbuilt;

/// <summary>Known keys of <c>jetstream</c>.</summary>
internal static class JetStreamSchemas
{
    private static readonly BlockSchema s_batch = new(
        KeySpec.Integer("max_inflight_per_stream"),
        KeySpec.Integer("max_inflight_total"),
        KeySpec.Integer("max_msgs"),
        KeySpec.Duration("timeout"));

    private static readonly BlockSchema s_limits = new(
        KeySpec.Integer("max_ack_pending"),
        KeySpec.Integer("max_ha_assets"),
        KeySpec.Integer("max_request_batch"),
        KeySpec.Duration("duplicate_window"),
        KeySpec.Integer("default_max_consumers"),
        KeySpec.Map("batch", s_batch));

    private static readonly BlockSchema s_tpm = new(
        KeySpec.Text("keys_file"),
        KeySpec.Text("encryption_password"),
        KeySpec.Text("srk_password"),
        KeySpec.Integer("pcr"),
        KeySpec.Text("cipher"));

    /// <summary>Of one account.</summary>
    public static BlockSchema Account { get; } = new(
        KeySpec.Size("max_memory max_mem mem memory"),
        KeySpec.Size("max_file max_store max_disk store disk"),
        KeySpec.Integer("max_streams streams"),
        KeySpec.Integer("max_consumers consumers"),
        KeySpec.Integer("max_ack_pending"),
        KeySpec.Size("mem_max_stream_bytes memory_max_stream_bytes"),
        KeySpec.Size("disk_max_stream_bytes store_max_stream_bytes"),
        KeySpec.Flag("max_bytes_required max_stream_bytes max_bytes"),
        KeySpec.Text("cluster_traffic"));

    public static BlockSchema JetStream { get; } = new(
        KeySpec.Flag("enabled enable"),
        KeySpec.Text("store_dir store storedir"),
        KeySpec.Size("max_memory_store max_mem_store max_mem"),
        KeySpec.Size("max_file_store max_file"),
        KeySpec.Text("domain"),
        KeySpec.Flag("strict"),
        KeySpec.Duration("sync_interval sync"),
        KeySpec.Text("key ek encryption_key"),
        KeySpec.Text("prev_key prev_ek prev_encryption_key"),
        KeySpec.Text("cipher"),
        KeySpec.Map("tpm", s_tpm),
        KeySpec.Text("unique_tag"),
        KeySpec.Text("extension_hint"),
        KeySpec.Map("limits", s_limits),
        KeySpec.Size("max_outstanding_catchup"),
        KeySpec.Size("max_buffered_size"),
        KeySpec.Integer("max_buffered_msgs"),
        KeySpec.Integer("request_queue_limit"),
        KeySpec.Integer("info_queue_limit"),
        KeySpec.Integer("meta_compact"),
        KeySpec.Size("meta_compact_size"),
        KeySpec.Flag("meta_compact_sync"),
        KeySpec.Integer("max_concurrent_io"));
}
