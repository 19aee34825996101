using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Gust.Core.Sharing;

namespace Gust.Monitoring.SystemAccount;

/// <summary>Reads and changes the JSON options that requests carry. Nothing, and <c>null</c>, are no options.</summary>
internal static class RequestBody
{
    /// <summary>Reads options of one type; false: it is not their JSON.</summary>
    public static bool TryRead<T>(ReadOnlySpan<byte> body, JsonTypeInfo<T> type, [NotNullWhen(true)] out T? options, out string error)
        where T : class, new()
    {
        options = null;
        error = "";
        try
        {
            options = body.IsEmpty ? new T() : JsonSerializer.Deserialize(body, type) ?? new T();
            return true;
        }
        catch (JsonException e)
        {
            error = $"the request is not JSON, or a field of it is of the wrong type: at byte {e.BytePositionInLine ?? 0} of line {(e.LineNumber ?? 0) + 1}, in {e.Path ?? "$"}";
            return false;
        }
    }

    /// <summary>The same options without those that are <c>null</c>, which say nothing.</summary>
    public static ReadOnlySequence<byte> Plain(ReadOnlyMemory<byte> body) => With(body, [], static _ => { });

    /// <summary>The same options with fields of the server's choice: what the body says under their names, in whatever case, does not count.</summary>
    /// <param name="body">JSON that has been read before.</param>
    /// <param name="names">Of those fields.</param>
    /// <param name="write">Writes them.</param>
    public static ReadOnlySequence<byte> With(ReadOnlyMemory<byte> body, IReadOnlyList<string> names, Action<Utf8JsonWriter> write)
    {
        ArrayBufferWriter<byte> buffer = new(body.Length + 64);
        using (Utf8JsonWriter json = new(buffer, ClientInfo.JsonOptions))
        {
            json.WriteStartObject();
            CopyOthers(body, names, json);
            write(json);
            json.WriteEndObject();
        }

        return new ReadOnlySequence<byte>(buffer.WrittenMemory);
    }

    private static void CopyOthers(ReadOnlyMemory<byte> body, IReadOnlyList<string> names, Utf8JsonWriter json)
    {
        if (body.IsEmpty)
        {
            return;
        }

        using JsonDocument document = JsonDocument.Parse(body);
        if (document.RootElement.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (JsonProperty field in document.RootElement.EnumerateObject())
        {
            if (field.Value.ValueKind != JsonValueKind.Null && !names.Contains(field.Name, StringComparer.OrdinalIgnoreCase))
            {
                field.WriteTo(json);
            }
        }
    }
}
