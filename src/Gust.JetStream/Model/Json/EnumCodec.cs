using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Gust.JetStream.Model.Json;

/// <summary>One of several words.</summary>
/// <param name="words">The words in the order of the enumeration's values, from 0.</param>
/// <param name="refuse">The reference's text for another value, made of the value as it stands in the document.</param>
/// <param name="aliases">Words that stand for the value 0 when they are read.</param>
internal sealed class EnumCodec<TEnum>(string[] words, Func<string, string> refuse, params string[] aliases) : JsonCodec<TEnum>("string")
    where TEnum : struct, Enum
{
    private readonly TEnum[] _values = Enum.GetValues<TEnum>();

    /// <summary>The text that most enumerations have for what is none of their words.</summary>
    public static string CanNotUnmarshal(string raw) => $"can not unmarshal {GoQuote.Quote(raw)}";

    public override void Read(JsonElement element, ref TEnum value, ModelReader reader)
    {
        int index = element.ValueKind == JsonValueKind.String ? Find(JsonTextDecoder.TextOf(element)) : -1;
        if (index >= 0)
        {
            value = _values[index];
        }
        else
        {
            reader.Refuse(refuse(Encoding.UTF8.GetString(JsonMarshal.GetRawUtf8Value(element))));
        }
    }

    public override void Write(Utf8JsonWriter writer, TEnum value) => writer.WriteStringValue(words[Array.IndexOf(_values, value)]);

    public override bool IsEmpty(TEnum value) => value.Equals(default(TEnum));

    private int Find(string word) => aliases.Contains(word) ? 0 : Array.IndexOf(words, word);
}
