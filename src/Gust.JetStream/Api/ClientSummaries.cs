using Gust.Core;
using Gust.JetStream.Model.Advisories;

namespace Gust.JetStream.Api;

/// <summary>What audits and advisories say of a client.</summary>
internal static class ClientSummaries
{
    public static ClientSummary Of(ClientSession session) => new()
    {
        Start = Model.WireTime.FromDateTimeOffset(session.Timer.StartedAt),
        Host = session.RemoteHost,
        Id = session.Id,
        Account = session.Account.Name,
        User = session.Grant.Admission.User,
        Name = session.Connect.Name,
        Lang = session.Connect.Lang,
        Version = session.Connect.Version,
        RoundTripNs = session.Timer.RoundTrip.Ticks * TimeSpan.NanosecondsPerTick,
        Server = session.Broker.Identity.Name,
        Kind = "Client",
        ClientType = "nats",
    };
}
