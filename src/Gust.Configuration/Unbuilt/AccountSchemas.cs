namespace Gust.Configuration.Unbuilt;

/// <summary>Known keys of <c>accounts</c>.</summary>
internal static class AccountSchemas
{
    private static readonly BlockSchema s_limits = new(
        KeySpec.Integer("max_connections max_conn"),
        KeySpec.Integer("max_subscriptions max_subs"),
        KeySpec.Integer("max_payload max_pay"),
        KeySpec.Integer("max_leafnodes max_leafs"));

    private static readonly BlockSchema s_jetStream = new(
        KeySpec.Size("max_memory max_mem mem memory"),
        KeySpec.Size("max_file max_store max_disk store disk"),
        KeySpec.Integer("max_streams streams"),
        KeySpec.Integer("max_consumers consumers"),
        KeySpec.Integer("max_ack_pending"),
        KeySpec.Size("mem_max_stream_bytes memory_max_stream_bytes"),
        KeySpec.Size("disk_max_stream_bytes store_max_stream_bytes"),
        KeySpec.Flag("max_bytes_required max_stream_bytes max_bytes"),
        KeySpec.Text("cluster_traffic"));

    private static readonly BlockSchema s_latency = new(
        KeySpec.Text("subject"), KeySpec.Of("sampling", ValueKinds.Integer | ValueKinds.Text));

    private static readonly BlockSchema s_export = new(
        KeySpec.Text("stream"),
        KeySpec.Text("service"),
        KeySpec.TextOrList("accounts"),
        KeySpec.Integer("account_token_position"),
        KeySpec.Text("response response_type"),
        KeySpec.Duration("threshold response_threshold response_max_time response_time"),
        KeySpec.Of("latency", ValueKinds.Text | ValueKinds.Map, s_latency),
        KeySpec.Flag("allow_trace"));

    private static readonly BlockSchema s_importSource = new(KeySpec.Text("account"), KeySpec.Text("subject"));

    private static readonly BlockSchema s_import = new(
        KeySpec.Map("stream", s_importSource),
        KeySpec.Map("service", s_importSource),
        KeySpec.Text("prefix"),
        KeySpec.Text("to"),
        KeySpec.Flag("share"),
        KeySpec.Flag("allow_trace"));

    private static readonly BlockSchema s_destination = new(
        KeySpec.Text("dest destination"), KeySpec.Of("weight", ValueKinds.Integer | ValueKinds.Text), KeySpec.Text("cluster"));

    private static readonly BlockSchema s_trace = new(
        KeySpec.Text("dest"), KeySpec.Of("sampling", ValueKinds.Integer | ValueKinds.Text));

    private static readonly BlockSchema s_account = new(
        KeySpec.Text("nkey"),
        KeySpec.Maps("users", SecuritySchemas.User),
        KeySpec.Map("default_permissions", SecuritySchemas.Permissions),
        KeySpec.Of("jetstream", ValueKinds.Boolean | ValueKinds.Text | ValueKinds.Map, s_jetStream),
        KeySpec.Maps("exports", s_export),
        KeySpec.Maps("imports", s_import),
        KeySpec.Map("mappings maps", BlockSchema.Named(ValueKinds.Text | ValueKinds.List | ValueKinds.Map, s_destination)),
        KeySpec.Map("limits", s_limits),
        KeySpec.Of("msg_trace trace_dest", ValueKinds.Text | ValueKinds.Map, s_trace));

    public static BlockSchema Accounts { get; } = BlockSchema.Named(ValueKinds.Map, s_account);
}
