using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gust.Security.Tokens;

/// <summary>Networks were once one text with commas; now they are a list.</summary>
internal sealed class NetworksConverter : JsonConverter<IReadOnlyList<string>>
{
    private static readonly ListConverter<string> s_list = new();

    public override bool HandleNull => true;

    public override IReadOnlyList<string> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String
            ? reader.GetString()!.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            : s_list.Read(ref reader, typeToConvert, options);

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<string> value, JsonSerializerOptions options) => s_list.Write(writer, value, options);
}
