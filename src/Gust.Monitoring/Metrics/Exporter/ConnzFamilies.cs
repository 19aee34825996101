using System.Globalization;
using Gust.Core;
using Gust.Monitoring.Documents.Connections;
using Gust.Monitoring.Metrics.Text;

namespace Gust.Monitoring.Metrics.Exporter;

/// <summary>Connections under the names of prometheus-nats-exporter.</summary>
internal sealed class ConnzFamilies(MetricsWriter writer, FamilyNames names, LabelSet server)
{
    private static readonly Column<ConnInfo>[] s_columns =
    [
        new("pending_bytes", "Bytes that wait for the client", connection => connection.PendingBytes),
        new("subscriptions", "Subscriptions of the client", connection => connection.SubscriptionCount),
        new("in_bytes", "Bytes from the client", connection => connection.InBytes, MetricKind.Counter),
        new("out_bytes", "Bytes to the client", connection => connection.OutBytes, MetricKind.Counter),
        new("in_msgs", "Messages from the client", connection => connection.InMsgs, MetricKind.Counter),
        new("out_msgs", "Messages to the client", connection => connection.OutMsgs, MetricKind.Counter),
        new("rtt", "Round trip in milliseconds", connection => connection.Rtt.TotalMilliseconds),
        new("idle", "Silent for so many milliseconds", connection => connection.Idle.TotalMilliseconds),
        new("start", "When it came, in milliseconds since 1970", connection => connection.Start.ToUnixTimeMilliseconds(), Kind: null),
        new("last_activity", "When it last sent something, likewise", connection => connection.LastActivity.ToUnixTimeMilliseconds(), Kind: null),
        new("uptime", "Here for so many milliseconds", connection => connection.Uptime.TotalMilliseconds, Kind: null),
    ];

    private static readonly Column<Totals>[] s_sums =
    [
        new("pending_bytes", "Bytes that wait for all clients", totals => totals.Pending),
        new("subscriptions", "Subscriptions of all clients", totals => totals.Subscriptions),
        new("in_bytes", "Bytes from the clients that are there", totals => totals.InBytes, MetricKind.Counter),
        new("out_bytes", "Bytes to the clients that are there", totals => totals.OutBytes, MetricKind.Counter),
        new("in_msgs", "Messages from the clients that are there", totals => totals.InMessages, MetricKind.Counter),
        new("out_msgs", "Messages to the clients that are there", totals => totals.OutMessages, MetricKind.Counter),
    ];

    /// <summary>Sums over the connections there are.</summary>
    /// <param name="sessions">All of them.</param>
    /// <param name="limit">Of a list of connections, as one would be asked for.</param>
    public void WriteTotals(IEnumerable<ClientSession> sessions, int limit)
    {
        Totals totals = default;
        foreach (ClientSession session in sessions)
        {
            totals = totals.And(session);
        }

        WriteList(totals.Count, totals.Count, offset: 0, limit);
        Write(s_sums, [totals], _ => server);
    }

    /// <summary>Each connection of a document <c>/connz</c>.</summary>
    public void WriteEach(Connz document)
    {
        WriteList(document.NumConnections, document.Total, document.Offset, document.Limit);
        Write(s_columns, document.Connections ?? [], LabelsOf);
    }

    private void WriteList(int shown, int total, int offset, int limit) => Write<int>(
        [
            new("num_connections", "Connections in the list", _ => shown),
            new("total", "Connections", _ => total),
            new("offset", "Of the list of connections", _ => offset),
            new("limit", "Of the list of connections", _ => limit),
        ],
        [0],
        _ => server);

    private void Write<TRow>(Column<TRow>[] columns, IEnumerable<TRow> rows, Func<TRow, LabelSet> labels) =>
        new FamilyTable<TRow>(rows, labels).Write(writer, name => names.Core($"connz_{name}"), columns);

    private LabelSet LabelsOf(ConnInfo connection) => server.With(
        ("cid", connection.Id.ToString(CultureInfo.InvariantCulture)),
        ("port", connection.Port.ToString(CultureInfo.InvariantCulture)),
        ("kind", connection.Kind),
        ("type", connection.Type),
        ("ip", connection.Ip),
        ("name", connection.Name),
        ("name_tag", connection.NameTag),
        ("account", connection.Account),
        ("lang", connection.Lang),
        ("version", connection.Version),
        ("tls_version", connection.TlsVersion),
        ("tls_cipher_suite", connection.TlsCipherSuite),
        ("account_id", connection.Account));

    private readonly record struct Totals(int Count, long Pending, long Subscriptions, long InBytes, long OutBytes, long InMessages, long OutMessages)
    {
        public Totals And(ClientSession session) => new(
            Count + 1,
            Pending + session.Outbound.Pending,
            Subscriptions + session.Subscriptions.Count,
            InBytes + session.Publisher.Bytes,
            OutBytes + session.Outbound.Bytes,
            InMessages + session.Publisher.Messages,
            OutMessages + session.Outbound.Messages);
    }
}
