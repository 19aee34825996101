using System.Text.Json;

namespace Gust.JetStream.Model.Json;

/// <summary>Names and values, written in the order of the names.</summary>
internal sealed class MapCodec<TValue>(JsonCodec<TValue> codec, TValue empty)
    : JsonCodec<IReadOnlyDictionary<string, TValue>?>($"map[string]{codec.TypeName}")
{
    public override void Read(JsonElement element, ref IReadOnlyDictionary<string, TValue>? value, ModelReader reader)
    {
        if (element.ValueKind == JsonValueKind.Null)
        {
            value = null;
            return;
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            reader.RefuseType(element, TypeName);
            return;
        }

        SortedDictionary<string, TValue> read = new(StringComparer.Ordinal);
        foreach (KeyValuePair<string, TValue> known in value ?? new Dictionary<string, TValue>())
        {
            read[known.Key] = known.Value;
        }

        foreach (JsonProperty property in element.EnumerateObject())
        {
            TValue one = empty;
            string name = JsonTextDecoder.NameOf(property);
            reader.EnterField(name);
            codec.Read(property.Value, ref one, reader);
            reader.Leave();
            read[name] = one;
        }

        value = read;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyDictionary<string, TValue>? value)
    {
        if (value is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();
        foreach (KeyValuePair<string, TValue> entry in value.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            writer.WritePropertyName(entry.Key);
            codec.Write(writer, entry.Value);
        }

        writer.WriteEndObject();
    }

    public override bool IsEmpty(IReadOnlyDictionary<string, TValue>? value) => value is null or { Count: 0 };
}
