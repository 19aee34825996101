using Gust.Core;
using Gust.Core.Connections;
using Gust.Subjects;

namespace Gust.Monitoring.Documents.Subscriptions;

/// <summary>Makes <see cref="SublistStats"/> of one account or several.</summary>
internal sealed class SubscriptionStatistics(Broker broker)
{
    public SublistStats Of(IReadOnlyCollection<Account> accounts)
    {
        HashSet<Account> chosen = [.. accounts];
        SubjectTreeStatistics sums = default;
        foreach (SubjectTreeStatistics one in chosen.Select(account => account.Interest.Statistics))
        {
            sums = new SubjectTreeStatistics(sums.Inserts + one.Inserts, sums.Removes + one.Removes, sums.Matches + one.Matches);
        }

        Dictionary<Account, Traffic> traffic = broker.Connections.Traffic();
        long messages = chosen.Sum(account => traffic.GetValueOrDefault(account).InMessages);
        RouteFanout fanout = broker.Sessions.Where(session => chosen.Contains(session.Account)).Aggregate(default(RouteFanout), (sum, session) => sum + session.Publisher.Fanout());
        return new SublistStats
        {
            NumSubscriptions = sums.Inserts - sums.Removes,
            NumCache = fanout.Subjects,
            NumInserts = sums.Inserts,
            NumRemoves = sums.Removes,
            NumMatches = sums.Matches,
            CacheHitRate = messages > sums.Matches ? (double)(messages - sums.Matches) / messages : 0,
            MaxFanout = fanout.Max,
            AvgFanout = fanout.Average,
        };
    }
}
