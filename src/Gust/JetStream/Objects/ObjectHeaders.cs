using System.Text.Json;
using Gust.JetStream.Model.Json;

namespace Gust.Cli.JetStream.Objects;

/// <summary>Headers of an object: a list of values for each name.</summary>
internal sealed class ObjectHeaders() : JsonCodec<IReadOnlyList<KeyValuePair<string, string>>>("nats.Header")
{
    public override void Read(JsonElement element, ref IReadOnlyList<KeyValuePair<string, string>> value, ModelReader reader)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            value =
            [
                .. element.EnumerateObject().Where(field => field.Value.ValueKind == JsonValueKind.Array)
                    .SelectMany(field => field.Value.EnumerateArray().Select(one => KeyValuePair.Create(field.Name, one.ToString()))),
            ];
        }
    }

    public override void Write(Utf8JsonWriter writer, IReadOnlyList<KeyValuePair<string, string>> value)
    {
        writer.WriteStartObject();
        foreach (IGrouping<string, KeyValuePair<string, string>> name in value.GroupBy(header => header.Key))
        {
            writer.WriteStartArray(name.Key);
            foreach ((_, string one) in name)
            {
                writer.WriteStringValue(one);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }

    public override bool IsEmpty(IReadOnlyList<KeyValuePair<string, string>> value) => value.Count == 0;
}
