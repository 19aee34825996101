using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gust.Security.Claims;

namespace Gust.Security.Tokens;

/// <summary>A percentage, or the word <c>headers</c>.</summary>
internal sealed class SamplingConverter : JsonConverter<int>
{
    private const string Headers = "headers";

    public override int Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return reader.GetInt32();
        }

        string text = reader.GetString()!;
        if (text.Equals(Headers, StringComparison.OrdinalIgnoreCase))
        {
            return ServiceLatencyClaim.ByHeaders;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int percent) ? percent : throw new JsonException("a percentage is expected");
    }

    public override void Write(Utf8JsonWriter writer, int value, JsonSerializerOptions options)
    {
        if (value == ServiceLatencyClaim.ByHeaders)
        {
            writer.WriteStringValue(Headers);
        }
        else
        {
            writer.WriteNumberValue(value);
        }
    }
}
