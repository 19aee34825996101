using System.Text;
using Gust.Cli.Messages;
using Gust.Cli.Output;
using Gust.Cli.Text;

namespace Gust.Cli.JetStream.Messages;

/// <summary>Stored messages as people read them.</summary>
internal static class StoredText
{
    /// <summary>Head, headers, body, with empty lines around the body.</summary>
    public static void Print(StandardOutput output, string head, StoredMessage message, ReadOnlyMemory<byte> body, TimeProvider clock)
    {
        output.Line($"{head} Subject: {message.Subject} Received: {TimeText.Local(message.Time, clock)}");
        foreach ((string name, string value) in message.Headers ?? [])
        {
            output.Line($"  {name}: {value}");
        }

        output.Line();
        BodyPrinter.Spaced(output, body.Span);
    }

    public static string Json(StoredMessage message) => JsonOutput.Written(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("subject", message.Subject);
        writer.WriteNumber("seq", message.Sequence);
        if (message.Headers is { } headers)
        {
            writer.WriteBase64String("hdrs", Gust.Client.HeaderCodec.Encode(headers));
        }

        if (!message.Payload.IsEmpty)
        {
            writer.WriteBase64String("data", message.Payload.Span);
        }

        writer.WriteString("time", message.Time.UtcDateTime);
        writer.WriteEndObject();
    });

    /// <summary>A body in one cell: cut in the middle, base 64 where it is no text.</summary>
    public static string Cell(ReadOnlySpan<byte> body, int charactersMax = 40)
    {
        string text = Readable(body);
        int half = charactersMax / 2 - 2;
        return text.Length <= charactersMax ? text : $"{text[..half]}...{text[^half..]}";
    }

    /// <summary>The body if a terminal can show it, else base 64.</summary>
    public static string Readable(ReadOnlySpan<byte> body)
    {
        string text = Encoding.UTF8.GetString(body);
        return text.Contains('\uFFFD') || text.Any(char.IsControl) ? Convert.ToBase64String(body) : text;
    }
}
