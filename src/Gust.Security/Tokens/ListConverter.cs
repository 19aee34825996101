using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Gust.Security.Tokens;

/// <summary>Lists as the model has them: null is an empty one, and no element of one is null.</summary>
/// <remarks>Tenants write claims: a null that slipped in would throw far from here.</remarks>
internal sealed class ListConverter<T> : JsonConverter<IReadOnlyList<T>>
{
    public override bool HandleNull => true;

    public override IReadOnlyList<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return [];
            case JsonTokenType.StartArray:
                return ReadItems(ref reader, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)));
            default:
                throw new JsonException("a list is expected");
        }
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<T> value, JsonSerializerOptions options)
    {
        JsonTypeInfo<T> type = (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));
        writer.WriteStartArray();
        foreach (T item in value)
        {
            JsonSerializer.Serialize(writer, item, type);
        }

        writer.WriteEndArray();
    }

    private static List<T> ReadItems(ref Utf8JsonReader reader, JsonTypeInfo<T> type)
    {
        List<T> items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(JsonSerializer.Deserialize(ref reader, type) ?? throw new JsonException("null in a list"));
        }

        return items;
    }
}
