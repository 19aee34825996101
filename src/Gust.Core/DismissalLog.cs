using Microsoft.Extensions.Logging;

namespace Gust.Core;

/// <summary>Tells the log why a client may not stay, unless who dismissed it has told already.</summary>
internal static class DismissalLog
{
    public static void Note(ClientSession session, Dismissal dismissal)
    {
        ILogger logger = session.Broker.Log.Logger;
        if (dismissal == Dismissal.TooMany)
        {
            Log.ConnectionsExceeded(logger, session, session.Broker.Options.MaxConnections);
        }
        else if (dismissal == Dismissal.TooFast)
        {
            Log.ConnectionThrottled(logger, session);
        }
        else if (dismissal == Dismissal.TooManySubscriptions)
        {
            Log.SubscriptionsExceeded(logger, session, session.Grant.MaxSubscriptions, session.Account.Name);
        }
        else if (dismissal == Dismissal.Expired)
        {
            Log.AuthenticationExpired(logger, session);
        }
    }
}
