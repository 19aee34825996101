using System.Text.Json;
using Gust.JetStream.Model;
using Gust.Storage.Streams;
using Gust.Web.Console.Lists;

namespace Gust.Web.Console.Buckets;

/// <summary>Reads what a bucket says of an object. Whoever may publish on its subject may have written it.</summary>
internal static class ObjectDescription
{
    /// <summary>Null: it is none.</summary>
    public static ObjectRow? Read(in StoredMessage message)
    {
        try
        {
            Utf8JsonReader reader = new(message.Payload);
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            return Json.Text(document.RootElement, "name") is { Length: > 0 } name ? Read(document.RootElement, name, message.Sequence, message.Time) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static ObjectRow Read(JsonElement info, string name, ulong revision, long time)
    {
        JsonElement options = Json.Find(info, "options");
        return new ObjectRow
        {
            Name = name,
            Description = Json.Text(info, "description"),
            Size = Json.Integer(info, "size"),
            Chunks = Json.Integer(info, "chunks"),
            ChunkSize = Json.Integer(options, "max_chunk_size"),
            Digest = Json.Text(info, "digest"),
            Time = WireTime.FromUnixNanoseconds(time).ToString(),
            Revision = revision,
            Deleted = Json.Flag(info, "deleted"),
            Link = Link(Json.Find(options, "link")),
            Headers = Pairs(Json.Find(info, "headers")),
            Metadata = Pairs(Json.Find(info, "metadata")),
            Nuid = Json.Text(info, "nuid") ?? "",
        };
    }

    private static string? Link(JsonElement link) => Json.Text(link, "bucket") is { } bucket ? bucket + (Json.Text(link, "name") is { } name ? $"/{name}" : "") : null;

    /// <summary>Of headers each value, of metadata the one.</summary>
    private static string[][] Pairs(JsonElement members) => members.ValueKind != JsonValueKind.Object ? [] :
    [
        .. from member in members.EnumerateObject()
           from value in member.Value.ValueKind == JsonValueKind.Array ? member.Value.EnumerateArray().AsEnumerable() : [member.Value]
           select (string[])[member.Name, value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()],
    ];
}
