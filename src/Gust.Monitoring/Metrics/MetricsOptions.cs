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

    public bool Accstatz { get; init; } = true;

    public bool Healthz { get; init; } = true;

    public bool HealthzJsEnabledOnly { get; init; }

    public bool HealthzJsServerOnly { get; init; }

    public ConnzDetail Connz { get; init; } = ConnzDetail.Totals;

    public JszDetail Jsz { get; init; } = JszDetail.Consumers;

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
            Accstatz = Flag(query, "accstatz", defaults.Accstatz),
            Healthz = Flag(query, "healthz", defaults.Healthz),
            HealthzJsEnabledOnly = query.Flag("healthz_js_enabled_only"),
            HealthzJsServerOnly = query.Flag("healthz_js_server_only"),
            Connz = ConnzOf(query),
            Jsz = JszOf(query.Text("jsz")),
            Own = Flag(query, "gust", defaults.Own),
            Prefix = PrefixOf(query.Text("prefix")),
            UsesId = query.Flag("use_internal_server_id"),
            SeriesMax = Math.Clamp(query.Integer("max_series", SeriesMaxByDefault), 0, SeriesMaxLimit),
        };
    }

    private static bool Flag(MonitoringQuery query, string name, bool otherwise) => query.Text(name).Length == 0 ? otherwise : query.Flag(name);

    private static ConnzDetail ConnzOf(MonitoringQuery query) => query.Text("connz") == "detailed" || query.Flag("connz_detailed")
        ? ConnzDetail.Connections
        : Flag(query, "connz", otherwise: true) ? ConnzDetail.Totals : ConnzDetail.None;

    private static JszDetail JszOf(string text) => text switch
    {
        "" or "all" or "consumer" or "consumers" => JszDetail.Consumers,
        "stream" or "streams" => JszDetail.Streams,
        "account" or "accounts" => JszDetail.Accounts,
        "server" => JszDetail.Server,
        "off" or "0" or "false" => JszDetail.None,
        _ => throw new MonitoringRefusal(400, $"'jsz' is one of all, consumers, streams, accounts, server and off, not '{text}'"),
    };

    private static string PrefixOf(string text)
    {
        bool isName = text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_') && !(text.Length > 0 && char.IsAsciiDigit(text[0]));
        return isName ? text : throw new MonitoringRefusal(400, "'prefix' may hold letters, digits and underscores, and does not begin with a digit");
    }
}
