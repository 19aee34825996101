using System.Text.Json.Serialization.Metadata;
using Gust.Core;
using Gust.Core.Connections;

namespace Gust.Monitoring.Documents.Accounts;

/// <summary>Gives <see cref="AccountStatz"/>.</summary>
internal sealed class AccountStatzDocument(MonitoredServer server) : Document<AccountStatzOptions, AccountStatz>("STATZ", "/accstatz")
{
    protected override JsonTypeInfo<AccountStatzOptions> OptionsType => MonitoringJson.Default.AccountStatzOptions;

    protected override JsonTypeInfo<AccountStatz> DataType => MonitoringJson.Default.AccountStatz;

    protected override AccountStatzOptions Read(MonitoringQuery query) => new() { IncludeUnused = query.Flag("unused") };

    protected override void Make(AccountStatzOptions options, Action<AccountStatz> done) => done(Make(options));

    public AccountStatz Make(AccountStatzOptions options)
    {
        Dictionary<Account, Traffic> traffic = server.Broker.Connections.Traffic();
        return new AccountStatz
        {
            ServerId = server.Broker.Identity.Id,
            Now = server.Now,
            Accounts = [.. server.Accounts
                .Where(account => IsWanted(options, account))
                .OrderBy(account => account.Name, StringComparer.Ordinal)
                .Select(account => Of(account, traffic.GetValueOrDefault(account)))],
        };
    }

    /// <summary>What of one account is told.</summary>
    public static AccountStat Of(Account account, Traffic traffic) => new()
    {
        Account = account.Name,
        Name = account.DisplayName,
        Conns = account.Connections,
        NumSubscriptions = account.Interest.Count,
        Sent = DataStats.OfClients(traffic.OutMessages, traffic.OutBytes),
        Received = DataStats.OfClients(traffic.InMessages, traffic.InBytes),
        SlowConsumers = account.SlowConsumers,
    };

    private static bool IsWanted(AccountStatzOptions options, Account account) =>
        (options.IncludeUnused || account.Connections > 0) && (options.Accounts.Count == 0 || options.Accounts.Contains(account.Name));
}
