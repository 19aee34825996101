using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gust.Cli.Output;

/// <summary>JSON for people and scripts: indented, with the characters as they are.</summary>
internal static class JsonOutput
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A document, without some of the fields at its top.</summary>
    public static string Indented(ReadOnlyMemory<byte> json, params string[] without)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind != JsonValueKind.Object
            ? Written(writer => document.RootElement.WriteTo(writer))
            : Written(writer =>
            {
                writer.WriteStartObject();
                foreach (JsonProperty field in document.RootElement.EnumerateObject().Where(field => !without.Contains(field.Name)))
                {
                    field.WriteTo(writer);
                }

                writer.WriteEndObject();
            });
    }

    /// <summary>One field of a document.</summary>
    /// <param name="json">The document.</param>
    /// <param name="path">The names that lead to the field.</param>
    public static string Field(ReadOnlyMemory<byte> json, params string[] path)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        JsonElement field = path.Aggregate(document.RootElement, (element, name) => element.GetProperty(name));
        return Written(writer => field.WriteTo(writer));
    }

    /// <summary>Documents as an array.</summary>
    public static string Documents(IEnumerable<ReadOnlyMemory<byte>> documents) => Written(writer =>
    {
        writer.WriteStartArray();
        foreach (ReadOnlyMemory<byte> json in documents)
        {
            using JsonDocument document = JsonDocument.Parse(json);
            document.RootElement.WriteTo(writer);
        }

        writer.WriteEndArray();
    });

    public static string Texts(IEnumerable<string> texts) => Written(writer =>
    {
        writer.WriteStartArray();
        foreach (string text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    });

    public static string Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
