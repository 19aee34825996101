using System.Text.Json;

namespace Gust.JetStream.Model.Json;

/// <summary>A field of a part whose fields stand among those of the record around it; nothing is written when there is no part.</summary>
/// <remarks>What is read must have the part.</remarks>
internal sealed class PartField<T, TPart>(JsonField<TPart> field, Func<T, TPart?> get) : JsonField<T>(field.Name)
    where TPart : class
{
    public override void Read(JsonElement value, T target, ModelReader reader) => field.Read(value, get(target)!, reader);

    public override void Write(Utf8JsonWriter writer, T source)
    {
        if (get(source) is { } part)
        {
            field.Write(writer, part);
        }
    }
}
