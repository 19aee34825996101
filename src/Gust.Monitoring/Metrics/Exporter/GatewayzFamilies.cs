using System.Globalization;
using Gust.Monitoring.Documents.Connections;
using Gust.Monitoring.Documents.Links;
using Gust.Monitoring.Metrics.Text;

namespace Gust.Monitoring.Metrics.Exporter;

/// <summary>Connections to other clusters under the names of prometheus-nats-exporter.</summary>
internal sealed class GatewayzFamilies(MetricsWriter writer, FamilyNames names, LabelSet server)
{
    private static readonly Column<Remote>[] s_columns =
    [
        new("configured", "1: the configuration names it", remote => remote.Gateway.Configured ? 1 : 0),
        Of("conn_start_time_seconds", "When it came, in seconds since 1970", connection => Seconds(connection.Start)),
        Of("conn_last_activity_seconds", "When something last passed, likewise", connection => Seconds(connection.LastActivity)),
        Of("conn_uptime_seconds", "Here for so many seconds", connection => connection.Uptime.TotalSeconds),
        Of("conn_idle_seconds", "Silent for so many seconds", connection => connection.Idle.TotalSeconds),
        Of("conn_rtt", "Round trip in seconds", connection => connection.Rtt.TotalSeconds),
        Of("conn_pending_bytes", "Bytes that wait for it", connection => connection.PendingBytes),
        Of("conn_in_msgs", "Messages from it", connection => connection.InMsgs),
        Of("conn_out_msgs", "Messages to it", connection => connection.OutMsgs),
        Of("conn_in_bytes", "Bytes from it", connection => connection.InBytes),
        Of("conn_out_bytes", "Bytes to it", connection => connection.OutBytes),
        Of("conn_subscriptions", "Its subscriptions", connection => connection.SubscriptionCount),
    ];

    /// <param name="document"><c>/gatewayz</c>.</param>
    /// <param name="max">Connections of either direction of which labels tell.</param>
    public void Write(Gatewayz document, int max)
    {
        LabelSet own = server.With("gateway_name", document.Name);
        Write("outbound_gateway", own, document.OutboundGateways.Select(one => new Remote(one.Key, one.Value)).Take(max));
        Write("inbound_gateway", own, document.InboundGateways.SelectMany(one => one.Value.Select(gateway => new Remote(one.Key, gateway))).Take(max));
    }

    private static Column<Remote> Of(string name, string help, Func<ConnInfo, double> read) =>
        new(name, help, remote => remote.Gateway.Connection is { } connection ? read(connection) : null);

    private static double Seconds(DateTimeOffset moment) => (moment - DateTimeOffset.UnixEpoch).TotalSeconds;

    private static LabelSet LabelsOf(LabelSet own, Remote remote) => own.With(
        ("cid", remote.Gateway.Connection?.Id.ToString(CultureInfo.InvariantCulture)), ("remote_gateway_name", remote.Name));

    private void Write(string direction, LabelSet own, IEnumerable<Remote> remotes) =>
        new FamilyTable<Remote>(remotes, remote => LabelsOf(own, remote)).Write(writer, name => names.Core($"gatewayz_{direction}_{name}"), s_columns);

    private readonly record struct Remote(string Name, RemoteGatewayz Gateway);
}
