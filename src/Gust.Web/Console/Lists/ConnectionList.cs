using System.Globalization;
using System.Text.Json;
using Gust.Core;
using Gust.Core.Connections;
using Gust.Monitoring;
using Gust.Monitoring.Documents.Connections;
using Gust.Web.Console.Api;

namespace Gust.Web.Console.Lists;

/// <summary>Connections by page, searched and sorted. All visitors share one look at them for some seconds.</summary>
internal sealed class ConnectionList
{
    /// <summary>Connections that a look holds at most; of more, those that came first.</summary>
    private const int RowsMax = 200_000;

    /// <summary>10,000 connections are then looked at once in this time, however many visitors ask how often.</summary>
    private static readonly TimeSpan s_lifetime = TimeSpan.FromSeconds(3);

    private static readonly ConnzOptions s_shown = new() { Auth = true };

    private static readonly Dictionary<string, SortColumn<ConnectionRow>> s_columns = new()
    {
        ["cid"] = Number(row => row.Profile.Id) with { LargestFirst = false },
        ["name"] = Text(row => row.Profile.Name),
        ["ip"] = Text(row => row.Profile.Host),
        ["account"] = Text(row => row.Account),
        ["reason"] = Text(row => row.Reason),
        ["stop"] = Number(row => row.Candidate.Stop?.Ticks ?? 0),
        ["subs"] = Number(row => row.Figures.Subscriptions),
        ["msgs_from"] = Number(row => row.Figures.Traffic.InMessages),
        ["msgs_to"] = Number(row => row.Figures.Traffic.OutMessages),
        ["bytes_from"] = Number(row => row.Figures.Traffic.InBytes),
        ["bytes_to"] = Number(row => row.Figures.Traffic.OutBytes),
        ["pending"] = Number(row => row.Figures.Pending),
        ["rtt"] = Number(row => row.Figures.RoundTrip.Ticks),
        ["idle"] = Number(row => -row.Figures.LastActivity.Ticks), // whose last activity is longest ago comes first
    };

    private readonly MonitoredServer _server;
    private readonly BriefMemory<ConnectionRow[]> _open;
    private readonly BriefMemory<ConnectionRow[]> _closed;

    public ConnectionList(MonitoredServer server)
    {
        _server = server;
        _open = new BriefMemory<ConnectionRow[]>(server.Broker.Time, s_lifetime);
        _closed = new BriefMemory<ConnectionRow[]>(server.Broker.Time, s_lifetime);
    }

    public async Task ServeAsync(ConsoleCall call)
    {
        ConnectionRow[] rows = await LookAsync(call.Text("state") == "closed").ConfigureAwait(false);
        if (call.Text("account") is { Length: > 0 } account)
        {
            rows = [.. rows.Where(row => row.Account == account)];
        }

        ListPage<ConnectionRow> page = ListQuery.Of(call).Cut(rows, Holds, s_columns);
        ConnInfoMaker maker = new(s_shown, _server.Now);
        JsonElement[] shown = [.. page.Rows.Select(row => JsonSerializer.SerializeToElement(maker.Make(row.Candidate), MonitoringJson.Default.ConnInfo))];
        await call.AnswerAsync(new ListPage<JsonElement>(page.Total, page.Matched, page.Offset, shown), ConsoleJson.Default.ListPageJsonElement).ConfigureAwait(false);
    }

    private Task<ConnectionRow[]> LookAsync(bool isClosed) => isClosed
        ? _closed.GetAsync("", () => Task.FromResult(Survey(_server.Broker.Connections.Closed.Select(closed => new ConnectionCandidate(closed)))))
        : _open.GetAsync("", () => Task.FromResult(Survey(_server.Broker.Sessions.Select(session => new ConnectionCandidate(session)))));

    /// <summary>By number: what is not sorted otherwise comes in this order.</summary>
    private static ConnectionRow[] Survey(IEnumerable<ConnectionCandidate> candidates)
    {
        ConnectionRow[] rows = [.. candidates.Take(RowsMax).Select(candidate => new ConnectionRow(candidate))];
        Array.Sort(rows, static (one, other) => one.Profile.Id.CompareTo(other.Profile.Id));
        return rows;
    }

    private static bool Holds(ConnectionRow row, string wanted)
    {
        ConnectionProfile profile = row.Profile;
        return ListQuery.Holds(profile.Name, wanted)
            || ListQuery.Holds(profile.Host, wanted)
            || ListQuery.Holds(row.Account, wanted)
            || ListQuery.Holds(profile.Account?.DisplayName, wanted)
            || ListQuery.Holds(profile.User, wanted)
            || ListQuery.Holds(profile.Lang, wanted)
            || ListQuery.Holds(row.Reason, wanted)
            || profile.Id.ToString(CultureInfo.InvariantCulture) == wanted;
    }

    private static SortColumn<ConnectionRow> Number(Func<ConnectionRow, double> value) => SortColumn<ConnectionRow>.Number(value);

    private static SortColumn<ConnectionRow> Text(Func<ConnectionRow, string?> value) => SortColumn<ConnectionRow>.Text(value);
}
