using System.Text.Encodings.Web;
using System.Text.Json;
using Gust.Security.Access;
using Gust.Security.Definitions;

namespace Gust.Core.Sharing;

/// <summary>What the server knows of a client, as other accounts and events show it.</summary>
internal static class ClientInfo
{
    /// <remarks>Control characters are escaped by any encoder: nobody breaks out of a header line by his name.</remarks>
    public static JsonWriterOptions JsonOptions { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>All of it, as one object.</summary>
    /// <param name="json">Where it goes.</param>
    /// <param name="session">The client's.</param>
    /// <param name="service">The account it asks by when that is not its own; null: it is.</param>
    public static void Write(Utf8JsonWriter json, ClientSession session, string? service)
    {
        json.WriteStartObject();
        json.WriteString("start"u8, Rfc3339.Format(session.Timer.StartedAt));
        json.WriteString("host"u8, session.RemoteHost);
        json.WriteNumber("id"u8, session.Id);
        json.WriteString("acc"u8, session.Account.Name);
        WriteText(json, "svc"u8, service);
        WriteText(json, "user"u8, session.Grant.Admission.User);
        WriteSaid(json, session);
        WriteRoundTrip(json, session);
        json.WriteString("server"u8, session.Broker.Identity.Name);
        if (session.Connect.Jwt.Length > 0)
        {
            WriteClaims(json, session, session.Grant.Admission.NameTag);
        }

        WriteKind(json, session);
        json.WriteEndObject();
    }

    /// <summary>As events show it, as the property <c>client</c>.</summary>
    /// <param name="json">Where it goes.</param>
    /// <param name="session">The client's.</param>
    /// <param name="account">The account it is counted to.</param>
    /// <param name="user">Who it is, or says to be.</param>
    /// <param name="stop">When it left; null: it has not.</param>
    public static void WriteForEvent(Utf8JsonWriter json, ClientSession session, Account account, string user, DateTimeOffset? stop)
    {
        json.WriteStartObject("client"u8);
        json.WriteString("start"u8, Rfc3339.Format(session.Timer.StartedAt));
        json.WriteString("host"u8, session.RemoteHost);
        json.WriteNumber("id"u8, session.Id);
        json.WriteString("acc"u8, account.Name);
        WriteText(json, "user"u8, user);
        WriteSaid(json, session);
        if (stop is { } end)
        {
            WriteRoundTrip(json, session);
            json.WriteString("stop"u8, Rfc3339.Format(end));
        }

        WriteClaims(json, session, session.Account.DisplayName);
        WriteKind(json, session);
        json.WriteEndObject();
    }

    /// <summary>What an account that does not share it lets others know.</summary>
    public static void WriteReduced(Utf8JsonWriter json, Account account, ClientSession? session)
    {
        json.WriteStartObject();
        json.WriteString("acc"u8, account.Name);
        WriteRoundTrip(json, session);
        json.WriteEndObject();
    }

    /// <summary>What a client with a JWT showed.</summary>
    /// <remarks>Not the JWT itself when it was taken without a signature: such a bearer token would let its reader log in.</remarks>
    private static void WriteClaims(Utf8JsonWriter json, ClientSession session, string nameTag)
    {
        Admission admission = session.Grant.Admission;
        bool isConfiguredKey = admission.UserKey.Length > 0 && session.Connect.Jwt.Length == 0;
        WriteText(json, "jwt"u8, session.Connect.Signature.Length > 0 ? session.Connect.Jwt : "");
        WriteText(json, "issuer_key"u8, isConfiguredKey ? admission.Account : admission.Issuer); // who vouches for a configured key is its account
        WriteText(json, "name_tag"u8, nameTag);
        WriteTexts(json, "tags"u8, admission.Tags);
    }

    private static void WriteSaid(Utf8JsonWriter json, ClientSession session)
    {
        WriteText(json, "name"u8, session.Connect.Name);
        WriteText(json, "lang"u8, session.Connect.Lang);
        WriteText(json, "ver"u8, session.Connect.Version);
    }

    private static void WriteKind(Utf8JsonWriter json, ClientSession session)
    {
        json.WriteString("kind"u8, "Client"u8);
        json.WriteString("client_type"u8, session.Listener.Type == ConnectionKinds.WebSocket ? "websocket"u8 : "nats"u8);
    }

    private static void WriteRoundTrip(Utf8JsonWriter json, ClientSession? session)
    {
        if (session is { Timer.RoundTrip.Ticks: > 0 })
        {
            json.WriteNumber("rtt"u8, session.Timer.RoundTrip.Ticks * TimeSpan.NanosecondsPerTick);
        }
    }

    /// <summary>Nothing for an empty text.</summary>
    public static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }
    }

    /// <summary>Nothing for an empty list.</summary>
    public static void WriteTexts(Utf8JsonWriter json, ReadOnlySpan<byte> name, IReadOnlyList<string> values)
    {
        if (values.Count == 0)
        {
            return;
        }

        json.WriteStartArray(name);
        foreach (string value in values)
        {
            json.WriteStringValue(value);
        }

        json.WriteEndArray();
    }
}
