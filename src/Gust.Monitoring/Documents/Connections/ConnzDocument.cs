using System.Text;
using System.Text.Json.Serialization.Metadata;
using Gust.Core;
using Gust.Core.Connections;
using Gust.Subjects;

namespace Gust.Monitoring.Documents.Connections;

/// <summary>Gives <see cref="Connz"/>.</summary>
/// <remarks>Looks at one connection after the other; none waits for another, and only those of the page are described.</remarks>
internal sealed class ConnzDocument(MonitoredServer server) : Document<ConnzOptions, Connz>("CONNZ", "/connz")
{
    protected override JsonTypeInfo<ConnzOptions> OptionsType => MonitoringJson.Default.ConnzOptions;

    protected override JsonTypeInfo<Connz> DataType => MonitoringJson.Default.Connz;

    protected override ConnzOptions Read(MonitoringQuery query) => new()
    {
        Sort = query.Text("sort"),
        Auth = query.Flag("auth"),
        SubscriptionsDetail = query.IsDetail("subs"),
        Subscriptions = query.FlagOrDetail("subs"),
        Offset = query.Integer("offset"),
        Limit = query.Integer("limit"),
        ConnectionId = query.Unsigned("cid"),
        State = StateOf(query.Text("state")),
        User = query.Text("user"),
        Account = query.Text("acc"),
        MqttClient = query.Text("mqtt_client"),
    };

    protected override void Make(ConnzOptions options, Action<Connz> done) => done(Make(options));

    /// <exception cref="MonitoringRefusal">The options contradict each other.</exception>
    public Connz Make(ConnzOptions options)
    {
        if (options.FilterSubject.Length > 0 && options.Account.Length == 0)
        {
            throw new MonitoringRefusal(500, "filter by subject only valid with account filtering");
        }

        ConnectionOrder order = ConnectionOrder.Named(options.Sort, options.State);
        DateTimeOffset now = server.Now;
        int offset = Math.Max(0, options.Offset);
        int limit = options.ConnectionId > 0 ? 1 : options.Limit > 0 ? options.Limit : ConnzOptions.LimitDefault;
        Account? account = null;
        if (options.Account.Length > 0 && !server.Broker.Accounts.TryGet(options.Account, out account))
        {
            return new Connz { ServerId = "", Now = now, Total = 0, Offset = offset, Limit = limit, Connections = null };
        }

        ConnectionPage page = new(order, offset, limit, now);
        int total = AddOpen(page, options, account) + AddClosed(page, options, account);
        ConnInfoMaker maker = new(options, now);
        return new Connz
        {
            ServerId = server.Broker.Identity.Id,
            Now = now,
            Total = total,
            Offset = offset,
            Limit = limit,
            Connections = [.. page.Take().Select(candidate => maker.Make(candidate))],
        };
    }

    /// <summary>Returns how many there are, wanted or not.</summary>
    private int AddOpen(ConnectionPage page, ConnzOptions options, Account? account)
    {
        int total = 0;
        foreach (ClientSession session in options.State is ConnectionState.Open or ConnectionState.All ? server.Broker.Sessions : [])
        {
            if (account is not null && session.Account != account)
            {
                continue;
            }

            total++;
            if (IsWanted(options, session.Id, AuthorizedUser.Of(session)) && Listens(options, session.Subscriptions.Facts))
            {
                page.Add(new ConnectionCandidate(session));
            }
        }

        return total;
    }

    /// <summary>Likewise.</summary>
    private int AddClosed(ConnectionPage page, ConnzOptions options, Account? account)
    {
        int total = 0;
        foreach (ClosedConnection closed in options.State is ConnectionState.Closed or ConnectionState.All ? server.Broker.Connections.Closed : [])
        {
            if (account is not null && closed.Profile.Account != account)
            {
                continue;
            }

            total++;
            if (IsWanted(options, closed.Profile.Id, closed.Profile.User) && Listens(options, () => closed.Subscriptions))
            {
                page.Add(new ConnectionCandidate(closed));
            }
        }

        return total;
    }

    private static bool IsWanted(ConnzOptions options, ulong id, string user) =>
        (options.ConnectionId == 0 || options.ConnectionId == id)
        && (options.User.Length == 0 || options.User == user)
        && options.MqttClient.Length == 0;

    private static bool Listens(ConnzOptions options, Func<IReadOnlyList<SubscriptionFacts>> subscriptions)
    {
        if (options.FilterSubject.Length == 0)
        {
            return true;
        }

        byte[] filter = Encoding.UTF8.GetBytes(options.FilterSubject);
        return subscriptions().Any(one => SubjectRules.Overlaps(filter, one.Subject));
    }

    private static ConnectionState StateOf(string word) => word.ToLowerInvariant() switch
    {
        "" or "open" => ConnectionState.Open,
        "closed" => ConnectionState.Closed,
        "any" or "all" => ConnectionState.All,
        _ => throw new MonitoringRefusal(400, $"Error decoding state for {word}"),
    };
}
