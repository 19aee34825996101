using System.Text.Json;

namespace Gust.JetStream.Model.Json;

internal sealed class OptionalTimeCodec() : JsonCodec<WireTime?>("time.Time")
{
    public override void Read(JsonElement element, ref WireTime? value, ModelReader reader)
    {
        if (element.ValueKind == JsonValueKind.Null)
        {
            value = null;
            return;
        }

        WireTime time = value ?? default;
        Codecs.Time.Read(element, ref time, reader);
        value = time;
    }

    public override void Write(Utf8JsonWriter writer, WireTime? value) => Codecs.Time.Write(writer, value ?? default);

    public override bool IsEmpty(WireTime? value) => value is null;
}
