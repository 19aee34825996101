using Gust.Configuration.Reading;
using Gust.Configuration.Syntax;

namespace Gust.Configuration.Unbuilt;

/// <summary>The one list of what nats-server can be told and this version cannot do. A feature that is built leaves it.</summary>
internal static class UnbuiltFeatures
{
    private const string Clustering = "clustering";
    private const string Diagnosis = "profiling";

    /// <summary>Keys at the top of a configuration.</summary>
    public static UnbuiltTable TopLevel { get; } = new(
        new(KeySpec.Flag("proxy_protocol"), "the PROXY protocol"),
        new(KeySpec.Map("default_js_domain", BlockSchema.Named(ValueKinds.Text)), "domains of leaf nodes"),
        new(KeySpec.Map("feature_flags", BlockSchema.Named(ValueKinds.Boolean)), "feature flags"),
        new(KeySpec.Map("cluster", ClusterSchemas.Cluster), Clustering),
        new(KeySpec.Map("gateway", ClusterSchemas.Gateway), "gateways"),
        new(KeySpec.Map("leafnodes leaf", LeafNodeSchemas.LeafNodes), "leaf nodes"),
        new(KeySpec.Integer("connect_error_reports"), Clustering),
        new(KeySpec.Integer("reconnect_error_reports"), Clustering),
        new(KeySpec.Map("mqtt", ListenerSchemas.Mqtt), "MQTT"),
        new(KeySpec.Integer("prof_port"), Diagnosis),
        new(KeySpec.Integer("prof_block_rate"), Diagnosis),
        new(KeySpec.Flag("disable_sublist_cache no_sublist_cache"), "switching the subject cache off"));

    /// <summary>Keys of <c>jetstream</c>.</summary>
    public static UnbuiltTable JetStream { get; } = new(
        new(KeySpec.Size("max_outstanding_catchup"), Clustering),
        new(KeySpec.Integer("meta_compact"), Clustering),
        new(KeySpec.Size("meta_compact_size"), Clustering),
        new(KeySpec.Flag("meta_compact_sync"), Clustering),
        new(KeySpec.Text("extension_hint"), "leaf nodes"));

    /// <summary>Keys of its <c>limits</c>.</summary>
    public static UnbuiltTable JetStreamLimits { get; } = new(new UnbuiltKey(KeySpec.Integer("max_ha_assets"), Clustering));

    /// <summary>Keys of an account's <c>jetstream</c>.</summary>
    public static UnbuiltTable AccountJetStream { get; } = new(new UnbuiltKey(KeySpec.Text("cluster_traffic"), Clustering));

    /// <summary>Command-line flags, under their long names.</summary>
    public static UnbuiltTable Flags { get; } = new(
        new(KeySpec.Text("routes cluster cluster_listen cluster_name cluster_advertise"), Clustering),
        new(KeySpec.Flag("no_advertise"), Clustering),
        new(KeySpec.Integer("connect_retries"), Clustering),
        new(KeySpec.Integer("profile"), Diagnosis));

    /// <summary>Tells the author of a key that is in the table, or in none at all.</summary>
    /// <param name="built">The keys that are read, which may be meant too.</param>
    public static void Report(ReadingContext context, UnbuiltTable table, ConfigEntry entry, IEnumerable<string> built)
    {
        if (!table.TryFind(entry.Key, out var unbuilt))
        {
            context.Values.UnknownField(entry, built.Concat(table.Names));
            return;
        }

        SchemaChecker.Check(context, entry, unbuilt.Key);
        if (AsksForNothing(entry.Value))
        {
            return;
        }

        context.Diagnostics.Note(entry.KeyPosition, Warning(entry.Key, unbuilt));
    }

    public static string Warning(string name, UnbuiltKey unbuilt) =>
        $"'{name}' asks for {unbuilt.Feature}, which this version does not have yet; it is ignored";

    /// <summary>Off is what the server is anyway.</summary>
    private static bool AsksForNothing(ConfigNode value) =>
        value is ConfigBoolean { Value: false } or ConfigInteger { Value: 0 }
        || (value is ConfigString { Value: var text } && text.Equals("disabled", StringComparison.OrdinalIgnoreCase));
}
