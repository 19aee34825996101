using System.Text.Json;
using Gust.JetStream.Model;

namespace Gust.JetStream.Origins;

/// <summary>What an origin says to the request for a consumer.</summary>
/// <param name="Error">Why there is none; null: there is one.</param>
/// <param name="Consumer">Its name.</param>
/// <param name="Pending">Messages that it has for us.</param>
internal sealed record OriginAnswer(ApiError? Error, string Consumer, ulong Pending)
{
    /// <summary>Reads the answer; one that cannot be read is an error too.</summary>
    public static OriginAnswer Read(ReadOnlySpan<byte> body)
    {
        try
        {
            Utf8JsonReader reader = new(body);
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            JsonElement root = document.RootElement;
            return root.TryGetProperty("error", out JsonElement error)
                ? new OriginAnswer(
                    new ApiError { Code = Number(error, "code"), ErrorCode = Number(error, "err_code"), Description = Text(error, "description") }, "", 0)
                : new OriginAnswer(null, Text(root, "name"), (ulong)Number(root, "num_pending"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new OriginAnswer(new ApiError { Code = 500, Description = "invalid answer" }, "", 0);
        }
    }

    private static long Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.TryGetInt64(out long number) ? number : 0;

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? value.GetString() ?? "" : "";
}
