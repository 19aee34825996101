using System.Text.Json;

namespace Gust.Protocol;

/// <summary>Questions about JSON that need no values.</summary>
internal static class Json
{
    public static bool IsWellFormed(ReadOnlySpan<byte> text)
    {
        try
        {
            Utf8JsonReader reader = new(text);
            while (reader.Read())
            {
                reader.Skip();
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}
