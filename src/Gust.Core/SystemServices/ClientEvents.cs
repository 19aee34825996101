using System.Text.Json;
using Gust.Core.Connections;
using Gust.Core.Sharing;

namespace Gust.Core.SystemServices;

/// <summary>Tells the system account who comes, who goes and who is not let in (spec: monitoring.md). Costs next to nothing while nobody listens.</summary>
internal sealed class ClientEvents(Broker broker)
{
    private const string ConnectType = "io.nats.server.advisory.v1.client_connect";
    private const string DisconnectType = "io.nats.server.advisory.v1.client_disconnect";

    /// <summary>A client was let in.</summary>
    public void Connected(ClientSession session)
    {
        string subject = $"$SYS.ACCOUNT.{session.Account.Name}.CONNECT";
        if (SystemResponder.IsWanted(broker.Accounts.System, subject))
        {
            broker.System.PublishEvent(
                broker.Accounts.System, subject, ConnectType, json => ClientInfo.WriteForEvent(json, session, session.Account, session.Grant.Admission.User, stop: null));
        }
    }

    public void Disconnected(ClientSession session, string reason)
    {
        string user = session.Grant.Admission.User is { Length: > 0 } admitted ? admitted : AuthorizedUser.Of(session);
        Ended(broker.Accounts.System, $"$SYS.ACCOUNT.{session.Account.Name}.DISCONNECT", session, session.Account, user, reason);
    }

    /// <summary>The server itself refused a client.</summary>
    public void Refused(ClientSession session) => Ended(
        broker.Accounts.System, $"$SYS.SERVER.{broker.Identity.Id}.CLIENT.AUTH.ERR", session, session.Account, AuthorizedUser.Of(session), CloseReasonText.Of(CloseReason.AuthenticationFailure));

    /// <summary>An auth callout service refused a client: told in the service's account.</summary>
    public void RefusedByService(ClientSession session, Account account, string reason) =>
        Ended(account, "$SYS.ACCOUNT.CLIENT.AUTH.ERR", session, account, AuthorizedUser.Of(session), reason);

    private void Ended(Account listener, string subject, ClientSession session, Account account, string user, string reason)
    {
        if (!SystemResponder.IsWanted(listener, subject))
        {
            return;
        }

        broker.System.PublishEvent(listener, subject, DisconnectType, json =>
        {
            ClientInfo.WriteForEvent(json, session, account, user, session.Broker.Time.GetUtcNow());
            WriteTraffic(json, "sent", session.Outbound.Messages, session.Outbound.Bytes);
            WriteTraffic(json, "received", session.Publisher.Messages, session.Publisher.Bytes);
            json.WriteString("reason"u8, reason);
        });
    }

    private static void WriteTraffic(Utf8JsonWriter json, string name, long messages, long bytes)
    {
        json.WriteStartObject(name);
        json.WriteNumber("msgs"u8, messages);
        json.WriteNumber("bytes"u8, bytes);
        json.WriteEndObject();
    }
}
