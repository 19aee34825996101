using System.Globalization;
using System.Text;
using Gust.Core;
using Gust.Web.Console.Api;

namespace Gust.Web.Console.Lists;

/// <summary>The subscriptions of clients: as a tree of subjects, level by level, and as a list.</summary>
internal sealed class SubjectLists(Broker broker)
{
    private const int ChildrenMax = 200;

    private static readonly Dictionary<string, SortColumn<SubscriptionRow>> s_columns = new()
    {
        [""] = SortColumn<SubscriptionRow>.Text(row => row.Subject),
        ["subject"] = SortColumn<SubscriptionRow>.Text(row => row.Subject),
        ["msgs"] = SortColumn<SubscriptionRow>.Number(row => row.Messages),
    };

    private readonly BriefMemory<SubscriptionRow[]> _rows = new(broker.Time, TimeSpan.FromSeconds(2));

    public async Task ServeLevelAsync(ConsoleCall call)
    {
        string prefix = call.Text("prefix");
        SubscriptionRow[] rows = await LookAsync(call.Text("account")).ConfigureAwait(false);
        await call.AnswerAsync(Level(rows, prefix), ConsoleJson.Default.SubjectLevel).ConfigureAwait(false);
    }

    public async Task ServeSubscriptionsAsync(ConsoleCall call)
    {
        string subject = call.Text("subject");
        SubscriptionRow[] rows = await LookAsync(call.Text("account")).ConfigureAwait(false);
        SubscriptionRow[] below = subject.Length == 0 ? rows : [.. rows.Where(row => IsAtOrBelow(row.Subject, subject))];
        ListPage<SubscriptionRow> page = ListQuery.Of(call).Cut(below, Holds, s_columns);
        await call.AnswerAsync(page, ConsoleJson.Default.ListPageSubscriptionRow).ConfigureAwait(false);
    }

    private static SubjectLevel Level(SubscriptionRow[] rows, string prefix)
    {
        Dictionary<string, (int Exact, int Below)> tokens = new(StringComparer.Ordinal);
        int total = 0;
        int start = prefix.Length == 0 ? 0 : prefix.Length + 1;
        foreach (string subject in rows.Select(row => row.Subject))
        {
            if (subject.Length <= start || (start > 0 && !IsAtOrBelow(subject, prefix)))
            {
                continue;
            }

            int dot = subject.IndexOf('.', start);
            string token = dot < 0 ? subject[start..] : subject[start..dot];
            (int exact, int below) = tokens.GetValueOrDefault(token);
            tokens[token] = dot < 0 ? (exact + 1, below) : (exact, below + 1);
            total++;
        }

        SubjectBranch[] children = [.. tokens
            .Select(pair => new SubjectBranch(pair.Key, pair.Value.Exact, pair.Value.Below))
            .OrderByDescending(branch => branch.Exact + branch.Below)
            .ThenBy(branch => branch.Token, StringComparer.Ordinal)
            .Take(ChildrenMax)];
        return new SubjectLevel(total, tokens.Count > ChildrenMax, children);
    }

    private static bool IsAtOrBelow(string subject, string prefix) =>
        subject.StartsWith(prefix, StringComparison.Ordinal) && (subject.Length == prefix.Length || subject[prefix.Length] == '.');

    private static bool Holds(SubscriptionRow row, string wanted) =>
        ListQuery.Holds(row.Subject, wanted) || ListQuery.Holds(row.Queue, wanted) || row.Connection.ToString(CultureInfo.InvariantCulture) == wanted;

    private Task<SubscriptionRow[]> LookAsync(string account) => _rows.GetAsync(account, () => Task.FromResult(Read(account)));

    /// <exception cref="ConsoleRefusal">There is no such account.</exception>
    private SubscriptionRow[] Read(string name)
    {
        if (!broker.Accounts.TryGet(name.Length == 0 ? Account.GlobalName : name, out Account? account))
        {
            throw new ConsoleRefusal(404, $"There is no account {name}.");
        }

        List<ISink> sinks = [];
        account.Interest.CopyTo(sinks);
        return [.. sinks.OfType<Subscription>().Select(subscription => new SubscriptionRow(
            Encoding.UTF8.GetString(subscription.Subject),
            Encoding.UTF8.GetString(subscription.Queue),
            Encoding.UTF8.GetString(subscription.Sid),
            subscription.Delivered,
            subscription.Session.Id))];
    }
}
