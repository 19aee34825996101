using System.Text.Json;
using Gust.Core.SystemServices;

namespace Gust.Monitoring.SystemAccount;

/// <summary>Writes answers under the envelope of the system account: <c>{"server":..,"data":..}</c> or <c>{"server":..,"error":..}</c>.</summary>
internal sealed class Answers(SystemResponder responder)
{
    /// <summary>The request cannot be read.</summary>
    public const int Unreadable = 400;

    /// <summary>It cannot be done.</summary>
    public const int Failed = 500;

    public const int Busy = 503;

    public SystemResponder Responder => responder;

    /// <summary>It was done, and there is nothing to say.</summary>
    public void Done(ReadOnlySpan<byte> reply) => responder.Answer(reply, static _ => { });

    /// <summary>Gives a document, or says why it cannot be had.</summary>
    public void Give(ReadOnlySpan<byte> reply, DocumentResult result)
    {
        if (result.Refusal is null)
        {
            Give(reply, json => json.WriteRawValue(result.Json.Span, skipInputValidation: true));
        }
        else if (result.Refusal.IsUnreadable)
        {
            Refuse(reply, Unreadable, result.Refusal.Message);
        }
        else
        {
            RefuseDocument(reply, result.Refusal.Message);
        }
    }

    /// <summary>Gives the value that <paramref name="data"/> writes.</summary>
    public void Give(ReadOnlySpan<byte> reply, Action<Utf8JsonWriter> data) => responder.Answer(reply, json =>
    {
        json.WritePropertyName("data"u8);
        data(json);
    });

    public void Refuse(ReadOnlySpan<byte> reply, int code, string description) => responder.Answer(reply, json => WriteError(json, code, description));

    /// <summary>A document that cannot be had as it is wanted: the reference shows both its absence and the reason.</summary>
    public void RefuseDocument(ReadOnlySpan<byte> reply, string description) => responder.Answer(reply, json =>
    {
        json.WriteNull("data"u8);
        WriteError(json, Failed, description);
    });

    private static void WriteError(Utf8JsonWriter json, int code, string description)
    {
        json.WriteStartObject("error"u8);
        json.WriteNumber("code"u8, code);
        json.WriteString("description"u8, description);
        json.WriteEndObject();
    }
}
