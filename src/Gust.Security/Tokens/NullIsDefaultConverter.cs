using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gust.Security.Tokens;

/// <summary>Reads null as nothing said: 0 or false.</summary>
internal sealed class NullIsDefaultConverter<T>(JsonConverter<T> inner) : JsonConverter<T>
    where T : struct
{
    public override bool HandleNull => true;

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Null ? default : inner.Read(ref reader, typeToConvert, options);

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => inner.Write(writer, value, options);
}
