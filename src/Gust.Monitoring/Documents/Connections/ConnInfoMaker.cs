using System.Text;
using Gust.Configuration.Reading;
using Gust.Core;
using Gust.Core.Connections;
using Gust.Monitoring.Documents.Subscriptions;
using Gust.Monitoring.Values;
using Gust.Security.Definitions;

namespace Gust.Monitoring.Documents.Connections;

/// <summary>Makes <see cref="ConnInfo"/> with as much as is asked for.</summary>
internal sealed class ConnInfoMaker(ConnzOptions options, DateTimeOffset now)
{
    public ConnInfo Make(in ConnectionCandidate candidate)
    {
        ConnectionProfile profile = candidate.Profile();
        ConnectionFigures figures = candidate.Figures;
        DateTimeOffset end = candidate.Stop ?? now;
        ConnInfo info = new()
        {
            Id = profile.Id,
            Kind = "Client",
            Type = profile.Kind == ConnectionKinds.WebSocket ? "websocket" : "nats",
            Ip = profile.Host,
            Port = profile.Port,
            Start = profile.Start,
            LastActivity = figures.LastActivity,
            Stop = candidate.Stop,
            Reason = candidate.Reason is { } reason ? CloseReasonText.Of(reason) : null,
            Rtt = figures.RoundTrip,
            Uptime = end - profile.Start,
            Idle = end - figures.LastActivity,
            PendingBytes = figures.Pending,
            InMsgs = figures.Traffic.InMessages,
            OutMsgs = figures.Traffic.OutMessages,
            InBytes = figures.Traffic.InBytes,
            OutBytes = figures.Traffic.OutBytes,
            Stalls = figures.Stalls,
            SubscriptionCount = figures.Subscriptions,
            Name = Optional.Text(profile.Name),
            Lang = Optional.Text(profile.Lang),
            Version = Optional.Text(profile.Version),
            TlsVersion = Optional.Text(profile.TlsVersion),
            TlsCipherSuite = Optional.Text(profile.TlsCipher),
            TlsFirst = profile.TlsFirst,
            Proxy = profile.ProxyKey.Length > 0 ? new ProxyInfo(profile.ProxyKey) : null,
        };
        return AddSubscriptions(options.Auth ? AddAuth(info, profile) : info, candidate, profile);
    }

    private static ConnInfo AddAuth(ConnInfo info, ConnectionProfile profile) => info with
    {
        AuthorizedUser = Optional.Text(profile.User),
        Account = profile.Account is { Name: not Core.Account.GlobalName } account ? account.Name : null,
        NameTag = info.Stop is null || profile.Account?.Name != Core.Account.GlobalName ? profile.Account?.DisplayName : null,
        TlsPeerCerts = Optional.List([.. profile.Certificates.Select(one => new TlsPeerCert(one.Subject, one.PublicKeyHash, one.Hash))]),
        Jwt = Optional.Text(profile.Jwt),
        IssuerKey = Optional.Text(profile.Issuer),
        Tags = Optional.List(profile.Tags),
    };

    private ConnInfo AddSubscriptions(ConnInfo info, in ConnectionCandidate candidate, ConnectionProfile profile)
    {
        if (options.SubscriptionsDetail)
        {
            bool isClosed = candidate.Stop is not null; // only then the reference names the account, and tells no maximum
            return info with
            {
                SubscriptionsListDetail = Optional.List(
                    [.. candidate.Subscriptions().Select(one => SubDetail.Of(isClosed ? one with { Max = 0 } : one, profile.Id, isClosed ? profile.Account : null))]),
            };
        }

        return options.Subscriptions
            ? info with { SubscriptionsList = Optional.List([.. candidate.Subscriptions().Select(one => Encoding.UTF8.GetString(one.Subject))]) }
            : info;
    }
}
