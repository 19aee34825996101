using System.Text.Json;
using System.Text.Json.Serialization;
using Gust.JetStream.Model.Json;

namespace Gust.Monitoring.Values;

/// <summary>Writes a record of the streams' API as that API does.</summary>
internal sealed class ModelConverter<T>(JsonShape<T> shape) : JsonConverter<T>
    where T : class
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("monitoring documents are written, not read");

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => shape.Write(writer, value);
}
