using System.Text;
using Gust.Core;
using Gust.Core.Connections;
using Gust.Core.Sharing;
using Gust.Subjects;

namespace Gust.Monitoring.Documents.Subscriptions;

/// <summary>One page of the subscriptions of some accounts. Goes from connection to connection, so that no account's interest is locked for it.</summary>
internal sealed class SubscriptionListing(Broker broker, SubszOptions options, int offset, int limit)
{
    private readonly byte[]? _test = options.Test.Length == 0 ? null : Encoding.UTF8.GetBytes(options.Test);
    private readonly List<SubDetail> _page = [];

    /// <summary>Subscriptions that fit, on this page or not.</summary>
    public int Total { get; private set; }

    public IReadOnlyList<SubDetail> Page => _page;

    public void AddAll(IReadOnlyCollection<Account> accounts)
    {
        HashSet<Account> chosen = [.. accounts];
        foreach (ClientSession session in broker.Sessions.Where(session => chosen.Contains(session.Account)).OrderBy(session => session.Id))
        {
            foreach (Subscription subscription in session.Subscriptions.All())
            {
                Add(SubscriptionFacts.Of(subscription), session.Id, session.Account);
            }
        }

        foreach (Account account in broker.Accounts.All)
        {
            AddShadows(account, chosen);
        }

        foreach (Account account in chosen.OrderBy(account => account.Name, StringComparer.Ordinal))
        {
            AddOwn(account);
        }
    }

    /// <summary>What an account's subscriptions want of other accounts, by imports of streams.</summary>
    private void AddShadows(Account importer, HashSet<Account> exporters)
    {
        foreach (StreamShadow shadow in importer.Sharing.Shadows.All())
        {
            if (exporters.Contains(shadow.Import.Exporter) && shadow.Subscriber is Subscription subscription)
            {
                Add(SubscriptionFacts.Of(subscription) with { Subject = shadow.Subject }, subscription.Session.Id, importer);
            }
        }
    }

    /// <summary>What the server subscribes to for an account: imported services, and the answers to others' requests.</summary>
    private void AddOwn(Account account)
    {
        int sid = 0;
        foreach (ServiceImport import in account.Sharing.Services)
        {
            Add(Facts(import.Local, ++sid), connection: 0, account);
        }

        if (account.Sharing.PresentAnswers is { } answers)
        {
            Add(Facts(answers.Subject, ++sid), connection: 0, account);
        }
    }

    private static SubscriptionFacts Facts(byte[] subject, int sid) => new(subject, [], Encoding.UTF8.GetBytes(sid.ToString("d")), 0, 0);

    private void Add(in SubscriptionFacts facts, ulong connection, Account account)
    {
        if (_test is not null && !SubjectRules.Matches(_test, facts.Subject))
        {
            return;
        }

        if (Total >= offset && _page.Count < limit)
        {
            _page.Add(SubDetail.Of(facts, connection, account));
        }

        Total++;
    }
}
