using Gust.Cli.Admin.Documents;

namespace Gust.Cli.Admin.Reports;

/// <summary>What all servers together count for an account.</summary>
internal sealed class AccountSum(string account)
{
    public string Account { get; } = account;

    public long Connections { get; private set; }

    public long Leafnodes { get; private set; }

    public long Subscriptions { get; private set; }

    public long SlowConsumers { get; private set; }

    public DataStats In { get; } = new();

    public DataStats Out { get; } = new();

    public int Servers { get; private set; }

    public static AccountSum[] Of(IEnumerable<AccountStats> counts) => [.. counts.GroupBy(count => count.Acc, (account, parts) =>
    {
        var sum = new AccountSum(account);
        parts.ToList().ForEach(sum.Add);
        return sum;
    })];

    private void Add(AccountStats part)
    {
        Connections += part.Conns;
        Leafnodes += part.Leafnodes;
        Subscriptions += part.NumSubscriptions;
        SlowConsumers += part.SlowConsumers;
        In.Msgs += part.Received.Msgs;
        In.Bytes += part.Received.Bytes;
        Out.Msgs += part.Sent.Msgs;
        Out.Bytes += part.Sent.Bytes;
        Servers++;
    }
}
