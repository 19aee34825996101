using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Json;

namespace Gust.JetStream.Streams.Publishing.Batches;

/// <summary>What a publisher of a fast batch is told while it is open.</summary>
internal static class FastAnswers
{
    /// <summary>All up to a number has come in; so many more may come until the next of this.</summary>
    public static byte[] Flow(ulong number, uint messages) =>
        Text(string.Create(CultureInfo.InvariantCulture, $$"""{"type":"ack","seq":{{number}},"msgs":{{messages}}}"""));

    /// <summary>One number was due and another came.</summary>
    public static byte[] Gap(ulong due, ulong came) =>
        Text(string.Create(CultureInfo.InvariantCulture, $$"""{"type":"gap","last_seq":{{due}},"seq":{{came}}}"""));

    /// <summary>The message of a number was refused.</summary>
    public static byte[] Error(ulong number, JetStreamError error)
    {
        ArrayBufferWriter<byte> body = new();
        using (Utf8JsonWriter writer = ModelJson.Writer(body))
        {
            writer.WriteStartObject();
            writer.WriteString("type"u8, "err"u8);
            writer.WriteNumber("seq"u8, number);
            writer.WritePropertyName("error"u8);
            error.Write(writer);
            writer.WriteEndObject();
        }

        return body.WrittenSpan.ToArray();
    }

    private static byte[] Text(string text) => Encoding.ASCII.GetBytes(text);
}
