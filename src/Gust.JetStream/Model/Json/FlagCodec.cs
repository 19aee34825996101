using System.Text.Json;

namespace Gust.JetStream.Model.Json;

internal sealed class FlagCodec() : JsonCodec<bool>("bool")
{
    public override void Read(JsonElement element, ref bool value, ModelReader reader)
    {
        if (element.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            value = element.ValueKind == JsonValueKind.True;
        }
        else if (element.ValueKind != JsonValueKind.Null)
        {
            reader.RefuseType(element, TypeName);
        }
    }

    public override void Write(Utf8JsonWriter writer, bool value) => writer.WriteBooleanValue(value);

    public override bool IsEmpty(bool value) => !value;
}
