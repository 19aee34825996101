using System.Buffers;
using System.Globalization;
using System.Numerics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Gust.JetStream.Origins;

/// <summary>What <c>Nats-Counter-Sources</c> tells of a counter that adds others up: how far it has counted each, by origin and subject there (spec: jetstream.md section 4.3).</summary>
internal sealed class CounterSources
{
    /// <summary>The header.</summary>
    public static ReadOnlySpan<byte> Name => "Nats-Counter-Sources"u8;

    private static readonly JsonWriterOptions s_writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly SortedDictionary<string, SortedDictionary<string, string>> _values = new(StringComparer.Ordinal);

    /// <summary>Reads the header's value; of one that cannot be read nothing is known.</summary>
    /// <param name="value">Empty: there is none.</param>
    public static CounterSources Parse(ReadOnlySpan<byte> value)
    {
        CounterSources sources = new();
        if (value.IsEmpty)
        {
            return sources;
        }

        try
        {
            Utf8JsonReader reader = new(value);
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            foreach (JsonProperty origin in document.RootElement.EnumerateObject())
            {
                foreach (JsonProperty subject in origin.Value.EnumerateObject())
                {
                    sources.Of(origin.Name)[subject.Name] = subject.Value.GetString() ?? "";
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            sources._values.Clear();
        }

        return sources;
    }

    /// <summary>What was counted of a subject of an origin so far.</summary>
    public BigInteger Get(string origin, string subject) =>
        _values.TryGetValue(origin, out SortedDictionary<string, string>? subjects)
        && subjects.TryGetValue(subject, out string? text)
        && BigInteger.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger value)
            ? value
            : BigInteger.Zero;

    public void Set(string origin, string subject, BigInteger value) => Of(origin)[subject] = value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The header's value.</summary>
    public byte[] ToBytes()
    {
        ArrayBufferWriter<byte> to = new();
        using Utf8JsonWriter writer = new(to, s_writing);
        writer.WriteStartObject();
        foreach ((string origin, SortedDictionary<string, string> subjects) in _values)
        {
            writer.WriteStartObject(origin);
            foreach ((string subject, string value) in subjects)
            {
                writer.WriteString(subject, value);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
        writer.Flush();
        return to.WrittenSpan.ToArray();
    }

    private SortedDictionary<string, string> Of(string origin)
    {
        if (!_values.TryGetValue(origin, out SortedDictionary<string, string>? subjects))
        {
            _values[origin] = subjects = new SortedDictionary<string, string>(StringComparer.Ordinal);
        }

        return subjects;
    }
}
