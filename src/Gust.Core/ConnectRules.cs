namespace Gust.Core;

/// <summary>What a CONNECT must not ask for, even from who may come in.</summary>
internal static class ConnectRules
{
    /// <summary>False, and the connection ends, when a rule is broken.</summary>
    public static bool Hold(ClientSession session)
    {
        if (session.Connect.Protocol is < 0 or > 1)
        {
            Log.RuleBroken(session.Broker.Log.Logger, session, "invalid client protocol");
            session.Close(CloseReason.BadClientProtocolVersion, "invalid client protocol");
            return false;
        }

        if (session.Connect.NoResponders && !session.TakesHeaders)
        {
            Log.RuleBroken(session.Broker.Log.Logger, session, "no responders requires headers support");
            session.Close(CloseReason.NoRespondersRequiresHeaders, "no responders requires headers support");
            return false;
        }

        return true;
    }
}
