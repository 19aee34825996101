using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Gust.JetStream.Consumers;

/// <summary>Reads the body of a pull request: nothing, a number or JSON.</summary>
/// <remarks>As lenient as the reference: what is neither a good number nor an object asks for one message; unknown fields are passed over.</remarks>
internal static class PullRequestParser
{
    /// <summary>Answers the text of the error, or null.</summary>
    public static string? Parse(ReadOnlySpan<byte> body, out PullRequest request)
    {
        request = new PullRequest();
        body = body.Trim(" \t\r\n"u8);
        if (body.IsEmpty || body[0] != (byte)'{')
        {
            ReadOnlySpan<byte> digits = body.StartsWith("+"u8) ? body[1..] : body;
            bool isNumber = Utf8Parser.TryParse(digits, out int batch, out int used) && used == digits.Length;
            request = request with { Batch = isNumber ? Math.Max(1, batch) : 1 };
            return null;
        }

        try
        {
            return ReadObject(body, ref request);
        }
        catch (JsonException)
        {
            return JsonSyntaxError.Describe(body);
        }
    }

    private static string? ReadObject(ReadOnlySpan<byte> body, ref PullRequest request)
    {
        Utf8JsonReader reader = new(body);
        reader.Read();
        string? error = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadOnlySpan<byte> name = reader.ValueSpan;
            reader.Read();
            if (reader.TokenType != JsonTokenType.Null)
            {
                error ??= ReadField(name, ref reader, ref request);
            }

            reader.Skip();
        }

        reader.Read(); // Refuses what follows the object.
        request = request with { Batch = Math.Max(1, request.Batch) };
        return error;
    }

    private static string? ReadField(ReadOnlySpan<byte> name, ref Utf8JsonReader reader, ref PullRequest request)
    {
        switch (name.Length)
        {
            case 2 when Is(name, "id"u8):
                return ReadText(ref reader, ".id", out string? id) ?? Set(ref request, request with { PinId = id });
            case 5 when Is(name, "batch"u8):
                return ReadInteger(ref reader, ".batch", "int", out long batch) ?? Set(ref request, request with { Batch = Clamp(batch) });
            case 5 when Is(name, "group"u8):
                return ReadText(ref reader, ".group", out string? group) ?? Set(ref request, request with { Group = group });
            case 7 when Is(name, "expires"u8):
                return ReadInteger(ref reader, ".expires", "time.Duration", out long expires) ?? Set(ref request, request with { Expires = expires });
            case 7 when Is(name, "no_wait"u8):
                return ReadFlag(ref reader, ".no_wait", out bool noWait) ?? Set(ref request, request with { NoWait = noWait });
            case 8 when Is(name, "priority"u8):
                return ReadInteger(ref reader, ".priority", "int", out long priority) ?? Set(ref request, request with { Priority = Clamp(priority) });
            case 9 when Is(name, "max_bytes"u8):
                return ReadInteger(ref reader, ".max_bytes", "int", out long bytes) ?? Set(ref request, request with { MaxBytes = Clamp(bytes) });
            case 11 when Is(name, "min_pending"u8):
                return ReadInteger(ref reader, ".min_pending", "int64", out long pending) ?? Set(ref request, request with { MinPending = pending });
            case 14 when Is(name, "idle_heartbeat"u8):
                return ReadInteger(ref reader, ".idle_heartbeat", "time.Duration", out long beat)
                    ?? Set(ref request, request with { IdleHeartbeat = Math.Max(0, beat) });
            case 15 when Is(name, "min_ack_pending"u8):
                return ReadInteger(ref reader, ".min_ack_pending", "int64", out long acks) ?? Set(ref request, request with { MinAckPending = acks });
            default:
                return null;
        }
    }

    private static string? Set(ref PullRequest request, in PullRequest changed)
    {
        request = changed;
        return null;
    }

    private static int Clamp(long number) => (int)Math.Clamp(number, int.MinValue, int.MaxValue);

    private static bool Is(ReadOnlySpan<byte> name, ReadOnlySpan<byte> wanted) => Ascii.EqualsIgnoreCase(name, wanted);

    private static string? ReadInteger(ref Utf8JsonReader reader, string field, string type, out long number)
    {
        number = 0;
        return reader.TokenType == JsonTokenType.Number && reader.TryGetInt64(out number) ? null : WrongType(ref reader, field, type);
    }

    private static string? ReadFlag(ref Utf8JsonReader reader, string field, out bool flag)
    {
        flag = reader.TokenType == JsonTokenType.True;
        return reader.TokenType is JsonTokenType.True or JsonTokenType.False ? null : WrongType(ref reader, field, "bool");
    }

    private static string? ReadText(ref Utf8JsonReader reader, string field, out string? text)
    {
        text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        text = text is { Length: 0 } ? null : text;
        return reader.TokenType == JsonTokenType.String ? null : WrongType(ref reader, field, "string");
    }

    /// <summary>The reference's words for a value of the wrong type.</summary>
    private static string WrongType(ref Utf8JsonReader reader, string field, string type)
    {
        string value = reader.TokenType switch
        {
            JsonTokenType.String => "string",
            JsonTokenType.True or JsonTokenType.False => "bool",
            JsonTokenType.StartArray => "array",
            JsonTokenType.StartObject => "object",
            _ when type is "bool" or "string" => "number",
            _ => "number " + Encoding.UTF8.GetString(reader.ValueSpan),
        };
        return $"json: cannot unmarshal {value} into Go struct field {field} of type {type}";
    }
}
