using System.Text.Json;

namespace Gust.JetStream.Model.Json;

/// <summary>One named field of a record.</summary>
internal abstract class JsonField<T>(string name)
{
    public string Name { get; } = name;

    public abstract void Read(JsonElement value, T target, ModelReader reader);

    public abstract void Write(Utf8JsonWriter writer, T source);
}
