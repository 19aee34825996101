using System.Text.Json;

namespace Gust.JetStream.Model.Json;

internal sealed class TimeCodec() : JsonCodec<WireTime>("time.Time")
{
    public override void Read(JsonElement element, ref WireTime value, ModelReader reader)
    {
        if (element.ValueKind == JsonValueKind.Null)
        {
            return;
        }

        if (element.ValueKind != JsonValueKind.String)
        {
            reader.RefuseType(element, TypeName);
        }
        else if (WireTimeParser.Parse(JsonTextDecoder.TextOf(element), out WireTime time) is { } error)
        {
            reader.Refuse(error);
        }
        else
        {
            value = time;
        }
    }

    public override void Write(Utf8JsonWriter writer, WireTime value) => writer.WriteStringValue(value.ToString());

    public override bool IsEmpty(WireTime value) => value.IsZero;
}
