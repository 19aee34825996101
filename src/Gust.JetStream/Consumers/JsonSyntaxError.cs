using System.Text.Json;

namespace Gust.JetStream.Consumers;

/// <summary>What is wrong with a text that is no JSON, in the reference's words as far as clients see them.</summary>
internal static class JsonSyntaxError
{
    public static string Describe(ReadOnlySpan<byte> text)
    {
        // As the start of a longer text it may be good: then it only ends too early.
        Utf8JsonReader reader = new(text, isFinalBlock: false, state: default);
        bool closed = false;
        try
        {
            while (!closed && reader.Read())
            {
                closed = reader.CurrentDepth == 0 && reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray;
            }
        }
        catch (JsonException)
        {
            return At(text, (int)reader.BytesConsumed, "looking for beginning of value");
        }

        return closed ? At(text, (int)reader.BytesConsumed, "after top-level value") : "unexpected end of JSON input";
    }

    private static string At(ReadOnlySpan<byte> text, int from, string where)
    {
        int at = text[from..].IndexOfAnyExcept(" \t\r\n"u8);
        return at < 0 ? "unexpected end of JSON input" : $"invalid character '{(char)text[from + at]}' {where}";
    }
}
