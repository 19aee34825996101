using System.Globalization;
using Gust.Cli.Admin.Documents;
using Gust.Cli.Admin.Listing;

namespace Gust.Cli.Admin.Top;

/// <summary>The screen of <c>top</c>: the server above, its connections below, all of it cut to the terminal.</summary>
internal static class TopView
{
    private static readonly string[] Help =
    [
        "Keys",
        "",
        "  q  quit               space  look again at once",
        "  c  sort by id             s  by subscriptions",
        "  m  by messages to         M  by messages from",
        "  b  by bytes to            B  by bytes from",
        "  p  by pending bytes       u  by uptime",
        "  i  by idleness            l  by last activity",
        "  r  reverse the order      d  plain bytes, or with units",
        "  o  next order             ?  this help; any key leaves it",
    ];

    /// <param name="figures">To show.</param>
    /// <param name="settings">How.</param>
    /// <param name="columns">Of the terminal.</param>
    /// <param name="rows">Of the terminal; 0: no end.</param>
    public static IReadOnlyList<string> Lines(TopFigures figures, TopSettings settings, int columns, int rows)
    {
        List<string> lines = settings.IsHelp ? [.. Help] : [.. Head(figures, settings), "", .. Connections(figures, settings, columns)];
        return [.. lines.Take(rows > 0 ? rows : int.MaxValue).Select(line => (line.Length > columns ? line[..columns] : line).TrimEnd())];
    }

    private static IEnumerable<string> Head(TopFigures figures, TopSettings settings)
    {
        Varz server = figures.Now.Server;
        bool raw = settings.IsRaw;
        yield return $"{ServerListing.Compact(server.ServerName)}: NATS server {server.Version}, up {server.Uptime}, {server.Connections} connections, {server.Subscriptions} subscriptions";
        yield return string.Create(CultureInfo.InvariantCulture, $"  Load: CPU {server.Cpu:0.0}% of {server.Cores} cores  Memory {TopNumber.Size(server.Mem, raw)}  Slow Consumers {server.SlowConsumers}");
        yield return Traffic("In:  ", server.InMsgs, server.InBytes, figures.Rate(v => v.InMsgs), figures.Rate(v => v.InBytes), raw);
        yield return Traffic("Out: ", server.OutMsgs, server.OutBytes, figures.Rate(v => v.OutMsgs), figures.Rate(v => v.OutBytes), raw);
        yield return figures.Now.JetStream is { } js
            ? $"  JetStream: Streams {js.Streams} Consumers {js.Consumers} Msgs {TopNumber.Count(js.Messages)} File {TopNumber.Size(js.Storage, raw)} Mem {TopNumber.Size(js.Memory, raw)} API/s {TopNumber.Count(figures.ApiRate)} Errors {js.Api.Errors}"
            : "  JetStream: off";
    }

    private static string Traffic(string label, long messages, long bytes, double messageRate, double byteRate, bool raw) =>
        $"  {label} Msgs {TopNumber.Count(messages),-8} Bytes {TopNumber.Size(bytes, raw),-8} Msgs/s {TopNumber.Count(messageRate),-8} Bytes/s {TopNumber.Size(byteRate, raw)}";

    private static IEnumerable<string> Connections(TopFigures figures, TopSettings settings, int width)
    {
        Connz connz = figures.Now.Connections;
        int listed = connz.Connections?.Length ?? 0;
        yield return $"Connections: {listed} of {connz.Total}, sorted by {settings.Sort.Key}{(settings.IsReversed ? ", reversed" : "")}{(settings.HasKeys ? " (? for keys)" : "")}";
        TopColumn[] columns = [.. Fitting(width)];
        yield return string.Join(' ', columns.Select(column => column.Fit(column.Heading)));
        IEnumerable<TopConnection> connections = figures.Connections(settings.Sort);
        foreach (TopConnection connection in settings.IsReversed ? connections.Reverse() : connections)
        {
            yield return string.Join(' ', columns.Select(column => column.Cell(connection, settings.IsRaw)));
        }
    }

    private static IEnumerable<TopColumn> Fitting(int width)
    {
        int used = -1;
        return TopColumn.All.TakeWhile(column => (used += column.Width + 1) <= width);
    }
}
