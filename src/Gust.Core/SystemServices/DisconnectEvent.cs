using System.Text.Json;
using Gust.Core.Sharing;

namespace Gust.Core.SystemServices;

/// <summary>The event about a client that was not let in.</summary>
internal static class DisconnectEvent
{
    public const string Type = "io.nats.server.advisory.v1.client_disconnect";

    /// <param name="json">Where it goes.</param>
    /// <param name="session">The client's.</param>
    /// <param name="account">Where a service was asked about it.</param>
    /// <param name="user">Who it said it was.</param>
    /// <param name="reason">What the service said.</param>
    public static void WriteRefused(Utf8JsonWriter json, ClientSession session, Account account, string user, string reason)
    {
        json.WriteStartObject("client"u8);
        json.WriteString("start"u8, Rfc3339.Format(session.Timer.StartedAt));
        json.WriteString("host"u8, session.RemoteHost);
        json.WriteNumber("id"u8, session.Id);
        json.WriteString("acc"u8, account.Name);
        WriteText(json, "user"u8, user);
        WriteText(json, "name"u8, session.Connect.Name);
        WriteText(json, "lang"u8, session.Connect.Lang);
        WriteText(json, "ver"u8, session.Connect.Version);
        json.WriteNumber("rtt"u8, session.Timer.RoundTrip.Ticks * TimeSpan.NanosecondsPerTick);
        json.WriteString("stop"u8, Rfc3339.Format(session.Broker.Time.GetUtcNow()));
        json.WriteString("name_tag"u8, session.Account.Name);
        json.WriteString("kind"u8, "Client"u8);
        json.WriteString("client_type"u8, "nats"u8);
        json.WriteEndObject();
        WriteTraffic(json, "sent", session.Outbound.Messages, session.Outbound.Bytes);
        WriteTraffic(json, "received", session.Publisher.Messages, session.Publisher.Bytes);
        json.WriteString("reason"u8, reason);
    }

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, string value)
    {
        if (value.Length > 0)
        {
            json.WriteString(name, value);
        }
    }

    private static void WriteTraffic(Utf8JsonWriter json, string name, long messages, long bytes)
    {
        json.WriteStartObject(name);
        json.WriteNumber("msgs"u8, messages);
        json.WriteNumber("bytes"u8, bytes);
        json.WriteEndObject();
    }
}
