using System.Text.Json;

namespace Gust.JetStream.Model.Json;

/// <summary>How one kind of value stands in JSON.</summary>
/// <param name="typeName">What the reference calls the type in its error texts.</param>
internal abstract class JsonCodec<TValue>(string typeName)
{
    public string TypeName { get; } = typeName;

    /// <summary>Reads over the value there was; a value that does not fit is reported and changes nothing.</summary>
    public abstract void Read(JsonElement element, ref TValue value, ModelReader reader);

    public abstract void Write(Utf8JsonWriter writer, TValue value);

    /// <summary>Whether a field that may be left out is.</summary>
    public abstract bool IsEmpty(TValue value);
}
