using System.Text;
using System.Text.Json.Serialization.Metadata;
using Gust.Core;
using Gust.Monitoring.Values;
using Gust.Subjects;

namespace Gust.Monitoring.Documents.Subscriptions;

/// <summary>Gives <see cref="Subsz"/>.</summary>
internal sealed class SubszDocument(MonitoredServer server) : Document<SubszOptions, Subsz>("SUBSZ", "/subsz", "/subscriptionsz")
{
    protected override JsonTypeInfo<SubszOptions> OptionsType => MonitoringJson.Default.SubszOptions;

    protected override JsonTypeInfo<Subsz> DataType => MonitoringJson.Default.Subsz;

    protected override SubszOptions Read(MonitoringQuery query) => new()
    {
        Subscriptions = query.Flag("subs"),
        Offset = query.Integer("offset"),
        Limit = query.Integer("limit"),
        Test = query.Text("test"),
        Account = query.Text("acc"),
    };

    protected override void Make(SubszOptions options, Action<Subsz> done) => done(Make(options));

    /// <exception cref="MonitoringRefusal">Nobody could publish on the subject to test.</exception>
    public Subsz Make(SubszOptions options)
    {
        if (options.Test.Length > 0 && !SubjectRules.IsValidLiteral(Encoding.UTF8.GetBytes(options.Test)))
        {
            throw new MonitoringRefusal(400, $"invalid test subject, must be valid publish subject: {options.Test}");
        }

        Broker broker = server.Broker;
        int offset = Math.Max(0, options.Offset);
        int limit = options.Limit > 0 ? options.Limit : SubszOptions.LimitDefault;
        Account[] accounts = [.. server.Accounts.Where(account => options.Account.Length == 0 || account.Name == options.Account)];
        SubscriptionListing listing = new(broker, options, offset, limit);
        if (options.Subscriptions)
        {
            listing.AddAll(accounts);
        }

        return new Subsz
        {
            ServerId = broker.Identity.Id,
            Now = server.Now,
            Statistics = new SubscriptionStatistics(broker).Of(accounts),
            Total = listing.Total,
            Offset = offset,
            Limit = limit,
            SubscriptionsList = Optional.List(listing.Page),
        };
    }
}
