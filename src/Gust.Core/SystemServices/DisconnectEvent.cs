using System.Text.Json;
using Gust.Core.Sharing;

namespace Gust.Core.SystemServices;

/// <summary>The event about a client that has gone or was not let in.</summary>
internal static class DisconnectEvent
{
    public const string Type = "io.nats.server.advisory.v1.client_disconnect";

    public static void Write(Utf8JsonWriter json, ClientSession session, string reason)
    {
        json.WritePropertyName("client"u8);
        ClientInfo.Write(json, session, service: null);
        WriteTraffic(json, "sent", session.Outbound.Messages, session.Outbound.Bytes);
        WriteTraffic(json, "received", session.Publisher.Messages, session.Publisher.Bytes);
        json.WriteString("reason"u8, reason);
    }

    private static void WriteTraffic(Utf8JsonWriter json, string name, long messages, long bytes)
    {
        json.WriteStartObject(name);
        json.WriteNumber("msgs"u8, messages);
        json.WriteNumber("bytes"u8, bytes);
        json.WriteEndObject();
    }
}
