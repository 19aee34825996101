using System.Buffers;
using System.Text;
using System.Text.Json;
using Gust.Core;
using Gust.Subjects;

namespace Gust.Web.Console.Requests;

/// <summary>Reads messages of a stream one after the other, as the JetStream API gives them; nothing is consumed.</summary>
internal sealed class StoredMessages(Broker broker)
{
    private const int TimeoutMs = 5000;
    private const int NoMessage = 10037;
    private const string Everything = ">";

    private readonly Requester _requester = new(broker);

    /// <exception cref="ConsoleRefusal">There is no such stream, or it does not answer.</exception>
    public async Task<MessagePage> ReadAsync(string account, string stream, long from, string filter, int limit, CancellationToken gone)
    {
        if (!SubjectRules.IsValidLiteral(Encoding.UTF8.GetBytes(stream)) || stream.Contains('.', StringComparison.Ordinal))
        {
            throw new ConsoleRefusal(400, $"“{stream}” is no name of a stream.");
        }

        List<JsonElement> messages = [];
        while (await GetAsync(account, stream, from, filter.Length == 0 ? Everything : filter, gone).ConfigureAwait(false) is { } message)
        {
            from = message.GetProperty("seq").GetInt64();
            if (messages.Count == limit)
            {
                return new MessagePage(messages, from);
            }

            messages.Add(message);
            from++;
        }

        return new MessagePage(messages, Next: 0);
    }

    /// <summary>The first message from a sequence on; null: there is none.</summary>
    private async Task<JsonElement?> GetAsync(string account, string stream, long from, string filter, CancellationToken gone)
    {
        OutgoingMessage request = new(account, $"$JS.API.STREAM.MSG.GET.{stream}", Headers: null, Query(from, filter), TimeoutMs);
        RequestAnswer answer = await _requester.RequestAsync(request, readsOnly: true, gone).ConfigureAwait(false);
        if (answer.Replies.Count == 0)
        {
            throw new ConsoleRefusal(503, answer.End == Requester.NoResponders ? $"JetStream is not enabled for account {account}." : "JetStream did not answer in time.");
        }

        return Read(answer.Replies[0].Data);
    }

    /// <summary>A client of the account may listen on the API's subjects, and answer first: what comes may be anything.</summary>
    /// <exception cref="ConsoleRefusal">It is no message.</exception>
    public static JsonElement? Read(byte[] reply)
    {
        try
        {
            return ReadMessage(reply);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            throw new ConsoleRefusal(502, "What came back is no answer of JetStream. A client of the account seems to subscribe to the subjects of its API.");
        }
    }

    private static JsonElement? ReadMessage(byte[] reply)
    {
        using JsonDocument document = JsonDocument.Parse(reply);
        if (document.RootElement.TryGetProperty("error", out JsonElement error))
        {
            return error.TryGetProperty("err_code", out JsonElement number) && number.GetInt32() == NoMessage
                ? null
                : throw new ConsoleRefusal(error.GetProperty("code").GetInt32() is >= 400 and < 600 and var code ? code : 502, error.GetProperty("description").GetString() ?? "JetStream refused.");
        }

        JsonElement message = document.RootElement.GetProperty("message").Clone();
        _ = message.GetProperty("seq").GetInt64();
        return message;
    }

    private static string Query(long from, string filter)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("seq"u8, from);
            json.WriteString("next_by_subj"u8, filter);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
