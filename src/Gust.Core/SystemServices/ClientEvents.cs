using System.Text;
using System.Text.Json;
using Gust.Core.Sharing;
using Gust.Security.Definitions;

namespace Gust.Core.SystemServices;

/// <summary>Tells the system account who comes, who goes and who is not let in (spec: monitoring.md). Costs nothing while nobody listens.</summary>
internal sealed class ClientEvents(Broker broker)
{
    private const string ConnectType = "io.nats.server.advisory.v1.client_connect";
    private const string DisconnectType = "io.nats.server.advisory.v1.client_disconnect";

    public void Connected(ClientSession session)
    {
        string subject = $"$SYS.ACCOUNT.{session.Account.Name}.CONNECT";
        if (IsWanted(broker.Accounts.System, subject))
        {
            string user = session.Grant.Admission.User;
            broker.System.PublishEvent(broker.Accounts.System, subject, ConnectType, json => WriteClient(json, session, session.Account, user, hasEnded: false));
        }
    }

    public void Disconnected(ClientSession session, string reason)
    {
        string user = session.Grant.Admission.User is { Length: > 0 } admitted ? admitted : session.Connect.User;
        Ended(broker.Accounts.System, $"$SYS.ACCOUNT.{session.Account.Name}.DISCONNECT", session, session.Account, user, reason);
    }

    /// <summary>The server itself refused a client.</summary>
    public void Refused(ClientSession session) => Ended(
        broker.Accounts.System, $"$SYS.SERVER.{broker.Identity.Id}.CLIENT.AUTH.ERR", session, session.Account, session.Connect.User, CloseReasonText.Of(CloseReason.AuthenticationFailure));

    /// <summary>An auth callout service refused a client: told in the service's account.</summary>
    public void RefusedByService(ClientSession session, Account account, string reason) =>
        Ended(account, "$SYS.ACCOUNT.CLIENT.AUTH.ERR", session, account, session.Connect.User, reason);

    private static bool IsWanted(Account account, string subject) => account.Interest.HasInterest(Encoding.UTF8.GetBytes(subject));

    private void Ended(Account listener, string subject, ClientSession session, Account account, string user, string reason)
    {
        if (!IsWanted(listener, subject))
        {
            return;
        }

        broker.System.PublishEvent(listener, subject, DisconnectType, json =>
        {
            WriteClient(json, session, account, user, hasEnded: true);
            WriteTraffic(json, "sent", session.Outbound.Messages, session.Outbound.Bytes);
            WriteTraffic(json, "received", session.Publisher.Messages, session.Publisher.Bytes);
            json.WriteString("reason"u8, reason);
        });
    }

    private static void WriteClient(Utf8JsonWriter json, ClientSession session, Account account, string user, bool hasEnded)
    {
        json.WriteStartObject("client"u8);
        json.WriteString("start"u8, Rfc3339.Format(session.Timer.StartedAt));
        json.WriteString("host"u8, session.RemoteHost);
        json.WriteNumber("id"u8, session.Id);
        json.WriteString("acc"u8, account.Name);
        ClientInfo.WriteText(json, "user"u8, user);
        ClientInfo.WriteText(json, "name"u8, session.Connect.Name);
        ClientInfo.WriteText(json, "lang"u8, session.Connect.Lang);
        ClientInfo.WriteText(json, "ver"u8, session.Connect.Version);
        if (hasEnded)
        {
            json.WriteNumber("rtt"u8, session.Timer.RoundTrip.Ticks * TimeSpan.NanosecondsPerTick);
            json.WriteString("stop"u8, Rfc3339.Format(session.Broker.Time.GetUtcNow()));
        }

        json.WriteString("name_tag"u8, session.Account.DisplayName);
        json.WriteString("kind"u8, "Client"u8);
        json.WriteString("client_type"u8, session.Listener.Type == ConnectionKinds.WebSocket ? "websocket"u8 : "nats"u8);
        json.WriteEndObject();
    }

    private static void WriteTraffic(Utf8JsonWriter json, string name, long messages, long bytes)
    {
        json.WriteStartObject(name);
        json.WriteNumber("msgs"u8, messages);
        json.WriteNumber("bytes"u8, bytes);
        json.WriteEndObject();
    }
}
