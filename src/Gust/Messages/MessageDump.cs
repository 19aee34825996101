using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Gust.Client;

namespace Gust.Cli.Messages;

/// <summary>A message as JSON, with the keys of the NATS tools' dumps.</summary>
internal static class MessageDump
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] ToJson(Message message)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("Subject", message.Subject);
            json.WriteString("Reply", message.Reply ?? "");
            WriteHeaders(json, message);
            json.WriteBase64String("Data", message.Payload.Span);
            json.WriteNull("Sub");
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteHeaders(Utf8JsonWriter json, Message message)
    {
        json.WritePropertyName("Header");
        if (message.Headers is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        foreach (IGrouping<string, KeyValuePair<string, string>> group in MessageFields.Of(message).GroupBy(f => f.Key))
        {
            json.WriteStartArray(group.Key);
            foreach ((_, string value) in group)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }
}
