using System.Text.Json;

namespace Gust.JetStream.Model.Json;

internal sealed class ObjectCodec<T>(JsonShape<T> shape) : JsonCodec<T?>($"server.{shape.Name}")
    where T : class, new()
{
    public override void Read(JsonElement element, ref T? value, ModelReader reader)
    {
        if (element.ValueKind == JsonValueKind.Null)
        {
            value = null;
        }
        else if (element.ValueKind == JsonValueKind.Object)
        {
            value ??= new T();
            shape.ReadFields(element, value, reader);
        }
        else
        {
            reader.RefuseType(element, TypeName);
        }
    }

    public override void Write(Utf8JsonWriter writer, T? value)
    {
        if (value is null)
        {
            writer.WriteNullValue();
        }
        else
        {
            shape.Write(writer, value);
        }
    }

    public override bool IsEmpty(T? value) => value is null;
}
