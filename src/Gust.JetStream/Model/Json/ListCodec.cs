using System.Text.Json;

namespace Gust.JetStream.Model.Json;

/// <param name="element">Of what it is a list.</param>
/// <param name="empty">Makes the element that is read over.</param>
/// <param name="prefix">Of the element in the reference's name of the type.</param>
internal sealed class ListCodec<TElement>(JsonCodec<TElement> element, Func<TElement> empty, string prefix = "")
    : JsonCodec<IReadOnlyList<TElement>?>($"[]{prefix}{element.TypeName}")
{
    public override void Read(JsonElement json, ref IReadOnlyList<TElement>? value, ModelReader reader)
    {
        if (json.ValueKind == JsonValueKind.Null)
        {
            value = null;
            return;
        }

        if (json.ValueKind != JsonValueKind.Array)
        {
            reader.RefuseType(json, TypeName);
            return;
        }

        List<TElement> read = new(json.GetArrayLength());
        foreach (JsonElement item in json.EnumerateArray())
        {
            TElement one = empty();
            if (item.ValueKind != JsonValueKind.Null)
            {
                reader.EnterElement(read.Count);
                element.Read(item, ref one, reader);
                reader.Leave();
            }

            read.Add(one);
        }

        value = read;
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<TElement>? value)
    {
        if (value is null)
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartArray();
        foreach (TElement item in value)
        {
            element.Write(writer, item);
        }

        writer.WriteEndArray();
    }

    public override bool IsEmpty(IReadOnlyList<TElement>? value) => value is null or { Count: 0 };
}
