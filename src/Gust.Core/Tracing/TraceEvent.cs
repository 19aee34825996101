using System.Text.Json;

namespace Gust.Core.Tracing;

/// <summary>One station of a traced message. Empty fields are not shown.</summary>
/// <param name="Type"><c>sm</c> mapped, <c>si</c> into another account as a request, <c>se</c> as a stream, <c>js</c> into a stored stream, <c>eg</c> out to a subscriber.</param>
/// <param name="Time">When.</param>
internal readonly record struct TraceEvent(string Type, DateTimeOffset Time)
{
    public ClientSession? Client { get; init; }

    public string Account { get; init; } = "";

    public string From { get; init; } = "";

    public string To { get; init; } = "";

    public string Subject { get; init; } = "";

    public string Subscription { get; init; } = "";

    public string Queue { get; init; } = "";

    /// <summary>Name of a stored stream.</summary>
    public string Stream { get; init; } = "";

    /// <summary>Under which that keeps the message.</summary>
    public string StoredSubject { get; init; } = "";

    /// <summary>It does not, for nobody wants it.</summary>
    public bool HasNoInterest { get; init; }

    public string Error { get; init; } = "";

    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("type"u8, Type);
        json.WriteString("ts"u8, Sharing.Rfc3339.Format(Time));
        if (Client is not null)
        {
            json.WriteNumber("kind"u8, 0);
            json.WriteNumber("cid"u8, Client.Id);
            WriteText(json, "name"u8, Client.Connect.Name);
        }

        WriteText(json, "acc"u8, Account);
        WriteText(json, "from"u8, From);
        WriteText(json, "to"u8, To);
        WriteText(json, "subj"u8, Subject);
        WriteText(json, "sub"u8, Subscription);
        WriteText(json, "queue"u8, Queue);
        WriteText(json, "stream"u8, Stream);
        WriteText(json, "subject"u8, StoredSubject);
        if (HasNoInterest)
        {
            json.WriteBoolean("nointerest"u8, true);
        }

        WriteText(json, "error"u8, Error);
        json.WriteEndObject();
    }

    private static void WriteText(Utf8JsonWriter json, ReadOnlySpan<byte> name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }
    }
}
