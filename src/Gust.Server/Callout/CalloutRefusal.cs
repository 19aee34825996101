using Gust.Core;
using Gust.Core.SystemServices;
using Gust.Security.Access;

namespace Gust.Server.Callout;

/// <summary>Publishes that a client was refused, in the account of the service that was asked.</summary>
internal static class CalloutRefusal
{
    private const string Subject = "$SYS.ACCOUNT.CLIENT.AUTH.ERR";

    public static void Publish(Broker broker, Account account, AuthenticationRequest request, string reason)
    {
        if (account.Interest.HasInterest("$SYS.ACCOUNT.CLIENT.AUTH.ERR"u8) && broker.FindSession(request.ClientId) is { } session)
        {
            broker.System.PublishEvent(account, Subject, DisconnectEvent.Type, json => DisconnectEvent.WriteRefused(json, session, account, request.User, reason));
        }
    }
}
