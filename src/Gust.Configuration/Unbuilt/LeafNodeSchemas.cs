namespace Gust.Configuration.Unbuilt;

/// <summary>Known keys of <c>leafnodes</c>.</summary>
internal static class LeafNodeSchemas
{
    private static readonly BlockSchema s_user = new(
        KeySpec.Text("user username"), KeySpec.Text("pass password"), KeySpec.Text("account"), KeySpec.Flag("proxy_required"));

    private static readonly BlockSchema s_authorization = new(
        KeySpec.Text("user username"),
        KeySpec.Text("pass password"),
        KeySpec.Text("nkey"),
        KeySpec.Text("account"),
        KeySpec.Maps("users", s_user),
        KeySpec.Seconds("timeout"),
        KeySpec.Flag("proxy_required"));

    private static readonly BlockSchema s_proxy = new(
        KeySpec.Text("url"),
        KeySpec.Text("username"),
        KeySpec.Text("password"),
        KeySpec.Seconds("timeout"),
        KeySpec.Map("tls", SecuritySchemas.Tls));

    /// <summary>The reference checks no other keys of the migration block.</summary>
    private static readonly BlockSchema s_migration = BlockSchema.Named(ValueKinds.Any);

    private static readonly BlockSchema s_remote = new(
        KeySpec.Text("url"),
        KeySpec.List("urls"),
        KeySpec.Text("account local"),
        KeySpec.Text("credentials creds"),
        KeySpec.Text("nkey seed"),
        KeySpec.Map("tls", SecuritySchemas.Tls),
        KeySpec.Flag("hub"),
        KeySpec.TextOrList("deny_imports deny_import"),
        KeySpec.TextOrList("deny_exports deny_export"),
        KeySpec.Flag("no_randomize dont_randomize"),
        KeySpec.Flag("ws_compression ws_compress websocket_compress websocket_compression"),
        KeySpec.Flag("ws_no_masking websocket_no_masking"),
        KeySpec.Of("jetstream_cluster_migrate js_cluster_migrate", ValueKinds.Boolean | ValueKinds.Map, s_migration),
        KeySpec.Flag("isolate_leafnode_interest isolate"),
        KeySpec.Flag("request_isolation"),
        ClusterSchemas.Compression,
        KeySpec.Duration("first_info_timeout"),
        KeySpec.Duration("dial_timeout"),
        KeySpec.Flag("disabled"),
        KeySpec.Map("proxy", s_proxy),
        KeySpec.Flag("ignore_discovered_servers"));

    public static BlockSchema LeafNodes { get; } = new(
        KeySpec.Listen("listen"),
        KeySpec.Text("host net"),
        KeySpec.Integer("port"),
        KeySpec.Map("authorization", s_authorization),
        KeySpec.Map("tls", SecuritySchemas.Tls),
        KeySpec.Text("advertise leafnode_advertise"),
        KeySpec.Flag("no_advertise"),
        KeySpec.Duration("reconnect reconnect_delay reconnect_interval"),
        KeySpec.Duration("dial_timeout"),
        KeySpec.Text("min_version minimum_version"),
        ClusterSchemas.Compression,
        KeySpec.Flag("isolate_leafnode_interest isolate"),
        KeySpec.Duration("write_deadline"),
        KeySpec.Text("write_timeout"),
        KeySpec.Maps("remotes", s_remote));
}
