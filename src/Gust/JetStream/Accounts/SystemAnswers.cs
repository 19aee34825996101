using System.Text.Json;
using Gust.Client;

namespace Gust.Cli.JetStream.Accounts;

/// <summary>Answers of servers to questions about the account.</summary>
internal static class SystemAnswers
{
    /// <summary>The answer of one server; null where none answers.</summary>
    public static async Task<JsonElement?> AskOneAsync(JetStreamApi js, string subject)
    {
        try
        {
            return Parts(await js.Client.RequestAsync(subject, ReadOnlyMemory<byte>.Empty, cancel: js.Context.Cancel)).Data;
        }
        catch (Exception e) when (e is NoRespondersException or TimeoutException)
        {
            return null;
        }
    }

    private static (JsonElement Server, JsonElement Data) Parts(Message answer)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(answer.Payload);
            JsonElement root = document.RootElement;
            JetStreamApi.ThrowIfRefused(answer.Payload);
            return (root.GetProperty("server").Clone(), root.GetProperty("data").Clone());
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException)
        {
            throw new CliException($"the server's answer cannot be read: {e.Message}");
        }
    }

    public static string Text(this JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    public static long Number(this JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.TryGetInt64(out long number) ? number : 0;

    public static IEnumerable<string> Texts(this JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(one => one.ToString()) : [];
}
