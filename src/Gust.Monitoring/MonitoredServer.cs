using Gust.Core;
using Gust.JetStream.Hosting;
using Gust.Monitoring.Documents.Server;

namespace Gust.Monitoring;

/// <summary>One server as the documents, metrics and events see it.</summary>
internal sealed class MonitoredServer
{
    public required Broker Broker { get; init; }

    /// <summary>The options in force.</summary>
    public required Func<GustServerOptions> Options { get; init; }

    /// <summary>JetStream at work; null: it is off.</summary>
    public required Func<JetStreamServer?> JetStream { get; init; }

    /// <summary>JWT of an account in operator mode; null: it has none.</summary>
    public Func<string, string?> AccountJwt { get; init; } = static _ => null;

    /// <summary>When the certificate of the client listener ends; null without one.</summary>
    public Func<DateTimeOffset?> CertificateEnd { get; init; } = static () => null;

    /// <summary>Likewise of the WebSocket listener.</summary>
    public Func<DateTimeOffset?> WebSocketCertificateEnd { get; init; } = static () => null;

    /// <summary>The port of the WebSocket listener; 0 without one.</summary>
    public Func<int> WebSocketPort { get; init; } = static () => 0;

    /// <summary>What is remembered of clients' certificates; null: nothing.</summary>
    public Func<OcspCacheVarz?> OcspCache { get; init; } = static () => null;

    public required IProcessUsage Process { get; init; }

    public required Metrics.IRuntimeUsage Runtime { get; init; }

    public required DateTimeOffset Started { get; init; }

    /// <summary>Reads the configuration again and puts it in force, then tells why that could not be, or null; null: there is nothing to read.</summary>
    public Action<Action<string?>>? Reload { get; set; }

    /// <summary>Where the configuration in force came from.</summary>
    public ConfigurationStamp Configuration { get; set; } = new("", default);

    /// <summary>The ports of HTTP and HTTPS that are listened on; 0: none.</summary>
    public MonitoringPorts Ports { get; set; }

    /// <summary>Requests for documents by path.</summary>
    public RequestCounts Requests { get; } = new();

    /// <summary>There is a system account for users to see.</summary>
    public bool HasSystemAccount => Options() is not { NoSystemAccount: true, SystemAccount: null };

    /// <summary>The accounts that there are; the broker knows those of former configurations too.</summary>
    public IEnumerable<Account> Accounts
    {
        get
        {
            GustServerOptions options = Options();
            bool areClaimed = options.Operators.Count > 0 || options.TrustedKeys.Count > 0;
            HashSet<string> names = [Account.GlobalName, .. options.Accounts.Select(account => account.Name)];
            return Broker.Accounts.All.Where(account => account.IsSystem
                ? HasSystemAccount
                : names.Contains(account.Name) || (areClaimed && account.Name != Account.SystemName));
        }
    }

    public DateTimeOffset Now => Broker.Time.GetUtcNow();
}
