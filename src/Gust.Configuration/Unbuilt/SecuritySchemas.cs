namespace Gust.Configuration.Unbuilt;

/// <summary>Known keys of the blocks about TLS, users and permissions.</summary>
internal static class SecuritySchemas
{
    private static readonly BlockSchema s_certificate = new(KeySpec.Text("cert_file"), KeySpec.Text("key_file"));

    private static readonly BlockSchema s_ocspPeer = new(
        KeySpec.Flag("verify"),
        KeySpec.Seconds("ca_timeout"),
        KeySpec.Seconds("allowed_clockskew"),
        KeySpec.Flag("warn_only"),
        KeySpec.Flag("unknown_is_good"),
        KeySpec.Flag("allow_when_ca_unreachable"),
        KeySpec.Seconds("cache_ttl_when_next_update_unset"));

    public static BlockSchema Tls { get; } = new(
        KeySpec.Text("cert_file"),
        KeySpec.Text("key_file"),
        KeySpec.Maps("certs certificates", s_certificate),
        KeySpec.Text("ca_file"),
        KeySpec.Flag("verify"),
        KeySpec.Flag("verify_and_map"),
        KeySpec.Flag("verify_cert_and_check_known_urls"),
        KeySpec.Flag("insecure"),
        KeySpec.Seconds("timeout"),
        KeySpec.List("cipher_suites"),
        KeySpec.List("curve_preferences"),
        KeySpec.Flag("allow_insecure_cipher_suites"),
        KeySpec.Text("min_version"),
        KeySpec.Of("handshake_first first immediate", ValueKinds.Boolean | ValueKinds.Text),
        KeySpec.Integer("connection_rate_limit"),
        KeySpec.List("pinned_certs"),
        KeySpec.Of("ocsp_peer", ValueKinds.Boolean | ValueKinds.Map, s_ocspPeer),
        KeySpec.Text("cert_store"),
        KeySpec.Text("cert_match_by"),
        KeySpec.Text("cert_match"),
        KeySpec.TextOrList("ca_certs_match"),
        KeySpec.Flag("cert_match_skip_invalid"));

    private static readonly BlockSchema s_subjects = new(KeySpec.TextOrList("allow"), KeySpec.TextOrList("deny"));

    private static readonly BlockSchema s_responses = new(
        KeySpec.Integer("max max_msgs max_messages max_responses"), KeySpec.Duration("expires expiration ttl"));

    public static BlockSchema Permissions { get; } = new(
        KeySpec.Of("publish pub import", ValueKinds.Text | ValueKinds.List | ValueKinds.Map, s_subjects),
        KeySpec.Of("subscribe sub export", ValueKinds.Text | ValueKinds.List | ValueKinds.Map, s_subjects),
        KeySpec.Of("allow_responses publish_allow_responses", ValueKinds.Boolean | ValueKinds.Map, s_responses));

    public static BlockSchema AuthCallout { get; } = new(
        KeySpec.Text("issuer"),
        KeySpec.List("auth_users users"),
        KeySpec.Text("account acc"),
        KeySpec.Text("xkey key"),
        KeySpec.List("allowed_accounts"));

    public static BlockSchema User { get; } = new(
        KeySpec.Text("user username"),
        KeySpec.Text("pass password"),
        KeySpec.Text("nkey"),
        KeySpec.Map("permissions permission authorization", Permissions),
        KeySpec.TextOrList("allowed_connection_types connection_types clients"),
        KeySpec.Flag("proxy_required"));

    /// <summary>The <c>authorization</c> of a server connection: a single user.</summary>
    public static BlockSchema ServerAuthorization { get; } = new(
        KeySpec.Text("user username"),
        KeySpec.Text("pass password"),
        KeySpec.Text("token"),
        KeySpec.Seconds("timeout"),
        KeySpec.Maps("users", User),
        KeySpec.Map("default_permissions default_permission permissions", Permissions),
        KeySpec.Map("auth_callout auth_hook", AuthCallout),
        KeySpec.Flag("proxy_required"));

    /// <summary>The <c>authorization</c> of an MQTT listener.</summary>
    public static BlockSchema ListenerAuthorization { get; } = new(
        KeySpec.Text("user username"), KeySpec.Text("pass password"), KeySpec.Text("token"), KeySpec.Seconds("timeout"));
}
