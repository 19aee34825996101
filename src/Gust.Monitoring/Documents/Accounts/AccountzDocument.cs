using System.Text.Json.Serialization.Metadata;
using Gust.Core;

namespace Gust.Monitoring.Documents.Accounts;

/// <summary>Gives <see cref="Accountz"/>.</summary>
internal sealed class AccountzDocument(MonitoredServer server) : Document<AccountzOptions, Accountz>("ACCOUNTZ", "/accountz")
{
    private readonly AccountPortrait _portrait = new(server);

    protected override JsonTypeInfo<AccountzOptions> OptionsType => MonitoringJson.Default.AccountzOptions;

    protected override JsonTypeInfo<Accountz> DataType => MonitoringJson.Default.Accountz;

    protected override AccountzOptions Read(MonitoringQuery query) => new() { Account = query.Text("acc") };

    protected override void Make(AccountzOptions options, Action<Accountz> done) => done(Make(options));

    /// <exception cref="MonitoringRefusal">There is no such account.</exception>
    public Accountz Make(AccountzOptions options)
    {
        AccountRegistry accounts = server.Broker.Accounts;
        Accountz document = new()
        {
            ServerId = server.Broker.Identity.Id,
            Now = server.Now,
            SystemAccount = server.HasSystemAccount ? accounts.System.Name : null,
        };
        return options.Account.Length == 0
            ? document with { Accounts = [.. server.Accounts.Select(account => account.Name).Order(StringComparer.Ordinal)] }
            : document with { AccountDetail = Describe(options.Account) };
    }

    /// <exception cref="MonitoringRefusal">There is no such account.</exception>
    public AccountInfo Describe(string name) => server.Broker.Accounts.TryGet(name, out Account? account)
        ? _portrait.Of(account)
        : throw new MonitoringRefusal(400, $"Account {name} does not exist");
}
