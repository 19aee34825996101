using System.Text.Json;

namespace Gust.JetStream.Model.Json;

/// <summary>A field with a value of its own.</summary>
internal sealed class ValueField<T, TValue>(
    string name, JsonCodec<TValue> codec, Func<T, TValue> get, Action<T, TValue> set, bool omitEmpty) : JsonField<T>(name)
{
    private readonly JsonEncodedText _encodedName = JsonEncodedText.Encode(name);

    public override void Read(JsonElement value, T target, ModelReader reader)
    {
        TValue read = get(target);
        codec.Read(value, ref read, reader);
        set(target, read);
    }

    public override void Write(Utf8JsonWriter writer, T source)
    {
        TValue value = get(source);
        if (omitEmpty && codec.IsEmpty(value))
        {
            return;
        }

        writer.WritePropertyName(_encodedName);
        codec.Write(writer, value);
    }
}
