namespace Gust.Configuration.Unbuilt;

/// <summary>Known keys of <c>cluster</c> and <c>gateway</c>.</summary>
internal static class ClusterSchemas
{
    private static readonly BlockSchema s_compression = new(KeySpec.Text("mode"), KeySpec.List("rtt_thresholds thresholds rtts rtt"));

    /// <summary>Off, on, a mode, or a block.</summary>
    public static KeySpec Compression { get; } =
        KeySpec.Of("compression", ValueKinds.Boolean | ValueKinds.Text | ValueKinds.Map, s_compression);

    public static BlockSchema Cluster { get; } = new(
        KeySpec.Text("name"),
        KeySpec.Listen("listen"),
        KeySpec.Text("host net"),
        KeySpec.Integer("port"),
        KeySpec.Map("authorization", SecuritySchemas.ServerAuthorization),
        KeySpec.Map("permissions", SecuritySchemas.Permissions),
        KeySpec.List("routes"),
        KeySpec.Text("advertise cluster_advertise"),
        KeySpec.Flag("no_advertise"),
        KeySpec.Integer("connect_retries"),
        KeySpec.Flag("connect_backoff"),
        KeySpec.Map("tls", SecuritySchemas.Tls),
        KeySpec.Integer("pool_size"),
        KeySpec.TextOrList("accounts"),
        Compression,
        KeySpec.Duration("ping_interval"),
        KeySpec.Integer("ping_max"),
        KeySpec.Duration("write_deadline"),
        KeySpec.Text("write_timeout"));

    private static readonly BlockSchema s_remote = new(
        KeySpec.Text("name"), KeySpec.Text("url"), KeySpec.List("urls"), KeySpec.Map("tls", SecuritySchemas.Tls));

    public static BlockSchema Gateway { get; } = new(
        KeySpec.Text("name"),
        KeySpec.Listen("listen"),
        KeySpec.Text("host net"),
        KeySpec.Integer("port"),
        KeySpec.Map("authorization", SecuritySchemas.ServerAuthorization),
        KeySpec.Map("tls", SecuritySchemas.Tls),
        KeySpec.Text("advertise"),
        KeySpec.Integer("connect_retries"),
        KeySpec.Flag("connect_backoff"),
        KeySpec.Flag("reject_unknown_cluster reject_unknown"),
        KeySpec.Maps("gateways", s_remote),
        KeySpec.Duration("write_deadline"),
        KeySpec.Text("write_timeout"));
}
