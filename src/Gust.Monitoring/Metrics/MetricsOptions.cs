using System.Globalization;
using Gust.Monitoring.Metrics.Exporter;

namespace Gust.Monitoring.Metrics;

/// <summary>Which metrics are wanted, and under which names.</summary>
internal sealed record MetricsOptions
{
    /// <summary>Connections, streams and consumers of which labels tell, each.</summary>
    public const int SeriesMaxByDefault = 1000;

    private const int SeriesMaxLimit = 100_000;

    public bool Varz { get; init; } = true;

    public bool Subsz { get; init; } = true;

    public bool Routez { get; init; } = true;

    public bool Leafz { get; init; } = true;

    public bool Gatewayz { get; init; } = true;

    public bool Accstatz { get; init; } = true;

    /// <summary>Each account and its limits.</summary>
    public bool Accountz { get; init; }

    public bool Healthz { get; init; } = true;

    public bool HealthzJsEnabledOnly { get; init; }

    public bool HealthzJsServerOnly { get; init; }

    public ConnzDetail Connz { get; init; } = ConnzDetail.Totals;

    public JszDetail Jsz { get; init; } = JszDetail.Consumers;

    /// <summary>Metadata of streams that become labels.</summary>
    public MetadataLabels StreamLabels { get; init; } = MetadataLabels.None;

    /// <summary>Likewise of consumers.</summary>
    public MetadataLabels ConsumerLabels { get; init; } = MetadataLabels.None;

    /// <summary>Gust's own metrics.</summary>
    public bool Own { get; init; } = true;

    /// <summary>Stands before the names in place of <c>gnatsd</c> and <c>jetstream</c>; empty: those.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The label <c>server_id</c> is the server's id, else its name.</summary>
    public bool UsesId { get; init; }

    public int SeriesMax { get; init; } = SeriesMaxByDefault;

    /// <summary>The options that a query stands for: the flags of prometheus-nats-exporter as parameters.</summary>
    /// <exception cref="MonitoringRefusal">It makes no sense.</exception>
    public static MetricsOptions Read(MonitoringQuery query)
    {
        MetricsOptions defaults = new();
        return new MetricsOptions
        {
            Varz = Flag(query, "varz", defaults.Varz),
            Subsz = Flag(query, "subz", defaults.Subsz),
            Routez = Flag(query, "routez", defaults.Routez),
            Leafz = Flag(query, "leafz", defaults.Leafz),
            Gatewayz = Flag(query, "gatewayz", defaults.Gatewayz),
            Accountz = Flag(query, "accountz", defaults.Accountz),
            Accstatz = Flag(query, "accstatz", defaults.Accstatz),
            Healthz = Flag(query, "healthz", defaults.Healthz),
            HealthzJsEnabledOnly = Flag(query, "healthz_js_enabled_only", otherwise: false),
            HealthzJsServerOnly = Flag(query, "healthz_js_server_only", otherwise: false),
            Connz = ConnzOf(query),
            Jsz = JszOf(query.Text("jsz")),
            StreamLabels = MetadataLabels.Read("jsz_stream_meta_keys", query.Text("jsz_stream_meta_keys")),
            ConsumerLabels = MetadataLabels.Read("jsz_consumer_meta_keys", query.Text("jsz_consumer_meta_keys")),
            Own = Flag(query, "gust", defaults.Own),
            Prefix = PrefixOf(query.Text("prefix")),
            UsesId = Flag(query, "use_internal_server_id", otherwise: false),
            SeriesMax = SeriesMaxOf(query.Text("max_series")),
        };
    }

    private static bool Flag(MonitoringQuery query, string name, bool otherwise) =>
        SwitchOf(query.Text(name), otherwise) ?? throw Refusal(name, "1 or 0, true or false, on or off", query.Text(name));

    /// <summary>Null: it is none.</summary>
    private static bool? SwitchOf(string text, bool otherwise) => text.ToLowerInvariant() switch
    {
        "" => otherwise,
        "1" or "t" or "true" or "on" => true,
        "0" or "f" or "false" or "off" => false,
        _ => null,
    };

    private static ConnzDetail ConnzOf(MonitoringQuery query)
    {
        string text = query.Text("connz");
        bool isDetailed = text == "detailed" || Flag(query, "connz_detailed", otherwise: false);
        return isDetailed ? ConnzDetail.Connections : SwitchOf(text, otherwise: true) switch
        {
            true => ConnzDetail.Totals,
            false => ConnzDetail.None,
            null => throw Refusal("connz", "1, 0 or detailed", text),
        };
    }

    private static int SeriesMaxOf(string text) => text.Length == 0 ? SeriesMaxByDefault
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int max) && max <= SeriesMaxLimit ? max
        : throw Refusal("max_series", $"a whole number from 0 to {SeriesMaxLimit}", text);

    private static JszDetail JszOf(string text) => text switch
    {
        "" or "all" or "consumer" or "consumers" => JszDetail.Consumers,
        "stream" or "streams" => JszDetail.Streams,
        "account" or "accounts" => JszDetail.Accounts,
        "server" => JszDetail.Server,
        "off" or "0" or "false" => JszDetail.None,
        _ => throw Refusal("jsz", "one of all, consumers, streams, accounts, server and off", text),
    };

    private static string PrefixOf(string text)
    {
        bool isName = text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_') && !(text.Length > 0 && char.IsAsciiDigit(text[0]));
        return isName ? text : throw Refusal("prefix", "letters, digits and underscores, without a digit in front", text);
    }

    private static MonitoringRefusal Refusal(string parameter, string wanted, string given) => new(400, $"the parameter '{parameter}' of /metrics is {wanted}, not '{given}'\n");
}
