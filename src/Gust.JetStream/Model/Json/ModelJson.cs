using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gust.JetStream.Model.Json;

/// <summary>Reads and writes records by their shapes.</summary>
internal static class ModelJson
{
    private const int DepthMax = 256;
    private static readonly JsonReaderOptions s_reading = new() { AllowMultipleValues = true, MaxDepth = DepthMax };

    private static readonly JsonWriterOptions s_writing = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // nobody puts these texts into HTML, and subjects are full of '>'
        SkipValidation = true,
    };

    /// <summary>Reads a whole body over a record; null, or what is wrong in the reference's words.</summary>
    /// <remarks>Several documents behind one another are read over the same record, as the reference does.</remarks>
    public static string? Read<T>(ReadOnlySpan<byte> body, JsonShape<T> shape, T target, bool isStrict = true)
        where T : class
    {
        int position = 0;
        while (position < body.Length)
        {
            ReadOnlySpan<byte> rest = body[position..];
            if (rest.TrimStart(" \t\r\n"u8).IsEmpty)
            {
                return null;
            }

            try
            {
                Utf8JsonReader json = new(rest, s_reading);
                using JsonDocument document = JsonDocument.ParseValue(ref json);
                ModelReader reader = new(shape.Name, isStrict);
                ReadRoot(document.RootElement, shape, target, reader);
                if (reader.Error is not null)
                {
                    return reader.Error;
                }

                position += (int)json.BytesConsumed;
            }
            catch (JsonException)
            {
                return JsonFault.Describe(body, position);
            }
        }

        return null;
    }

    public static void Write<T>(IBufferWriter<byte> output, JsonShape<T> shape, T value)
        where T : class
    {
        using Utf8JsonWriter writer = Writer(output);
        shape.Write(writer, value);
    }

    /// <summary>Whether two records look the same on the wire.</summary>
    public static bool AreEqual<T>(JsonShape<T> shape, T left, T right)
        where T : class
    {
        ArrayBufferWriter<byte> leftText = new();
        ArrayBufferWriter<byte> rightText = new();
        Write(leftText, shape, left);
        Write(rightText, shape, right);
        return leftText.WrittenSpan.SequenceEqual(rightText.WrittenSpan);
    }

    public static Utf8JsonWriter Writer(IBufferWriter<byte> output) => new(output, s_writing);

    private static void ReadRoot<T>(JsonElement root, JsonShape<T> shape, T target, ModelReader reader)
        where T : class
    {
        if (root.ValueKind == JsonValueKind.Object)
        {
            shape.ReadFields(root, target, reader);
        }
        else if (root.ValueKind != JsonValueKind.Null)
        {
            reader.RefuseType(root, $"server.{shape.Name}");
        }
    }
}
