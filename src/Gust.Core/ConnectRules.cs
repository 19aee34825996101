namespace Gust.Core;

/// <summary>What a CONNECT must not ask for, even from who may come in.</summary>
internal static class ConnectRules
{
    /// <summary>False, and the connection ends, when a rule is broken.</summary>
    public static bool Hold(ClientSession session)
    {
        if (session.Connect.Protocol is < 0 or > 1)
        {
            session.Close(CloseReason.BadClientProtocolVersion, "invalid client protocol");
            return false;
        }

        if (session.Connect.NoResponders && !session.TakesHeaders)
        {
            session.Close(CloseReason.NoRespondersRequiresHeaders, "no responders requires headers support");
            return false;
        }

        return true;
    }
}
