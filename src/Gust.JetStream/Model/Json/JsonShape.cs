using System.Text.Json;

namespace Gust.JetStream.Model.Json;

/// <summary>The fields of a record in the order of the wire: one table that both reads and writes it.</summary>
/// <param name="name">What the reference calls the record in its error texts.</param>
/// <param name="fields">Built by <see cref="JsonShapeBuilder{T}"/>.</param>
internal sealed class JsonShape<T>(string name, JsonField<T>[] fields)
    where T : class
{
    private readonly Dictionary<string, JsonField<T>> _byName = fields.ToDictionary(field => field.Name);
    private readonly Dictionary<string, JsonField<T>> _byAnyCase =
        fields.ToDictionary(field => field.Name, StringComparer.OrdinalIgnoreCase);

    public string Name { get; } = name;

    public IReadOnlyList<JsonField<T>> Fields => fields;

    public void Write(Utf8JsonWriter writer, T value)
    {
        writer.WriteStartObject();
        WriteFields(writer, value);
        writer.WriteEndObject();
    }

    public void WriteFields(Utf8JsonWriter writer, T value)
    {
        foreach (JsonField<T> field in fields)
        {
            field.Write(writer, value);
        }
    }

    /// <summary>Reads an object's fields; a field is found by its name in any case, the exact one first.</summary>
    public void ReadFields(JsonElement element, T target, ModelReader reader)
    {
        foreach (JsonProperty property in element.EnumerateObject())
        {
            string name = JsonTextDecoder.NameOf(property);
            if (!_byName.TryGetValue(name, out JsonField<T>? field) && !_byAnyCase.TryGetValue(name, out field))
            {
                reader.RefuseUnknown(name);
                continue;
            }

            reader.EnterField(field.Name);
            field.Read(property.Value, target, reader);
            reader.Leave();
        }
    }
}
