using System.Text.Json;

namespace Gust.JetStream.Model.Json;

internal sealed class TextCodec() : JsonCodec<string>("string")
{
    public override void Read(JsonElement element, ref string value, ModelReader reader)
    {
        if (element.ValueKind == JsonValueKind.String)
        {
            value = JsonTextDecoder.TextOf(element);
        }
        else if (element.ValueKind != JsonValueKind.Null)
        {
            reader.RefuseType(element, TypeName);
        }
    }

    public override void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);

    public override bool IsEmpty(string value) => value.Length == 0;
}
