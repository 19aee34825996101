using System.Text.Json;
using Gust.JetStream.Model;

namespace Gust.JetStream.Origins;

/// <summary>What an origin says to the request for a consumer, or to the one that a durable consumer begin anew.</summary>
internal sealed record OriginAnswer
{
    /// <summary>Why there is none; null: there is one.</summary>
    public ApiError? Error { get; init; }

    public string Consumer { get; init; } = "";

    /// <summary>How it is acknowledged.</summary>
    public string AckPolicy { get; init; } = "";

    /// <summary>Messages that it has for us.</summary>
    public ulong Pending { get; init; }

    /// <summary>What it has for us comes behind this sequence of the origin.</summary>
    public ulong Delivered { get; init; }

    /// <summary>Reads the answer; one that cannot be read is an error too.</summary>
    public static OriginAnswer Read(ReadOnlySpan<byte> body)
    {
        try
        {
            Utf8JsonReader reader = new(body);
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            JsonElement root = document.RootElement;
            return root.TryGetProperty("error", out JsonElement error)
                ? new OriginAnswer
                {
                    Error = new ApiError { Code = Number(error, "code"), ErrorCode = Number(error, "err_code"), Description = Text(error, "description") },
                }
                : new OriginAnswer
                {
                    Consumer = Text(root, "name"),
                    AckPolicy = root.TryGetProperty("config", out JsonElement config) ? Text(config, "ack_policy") : "",
                    Pending = (ulong)Number(root, "num_pending"),
                    Delivered = root.TryGetProperty("delivered", out JsonElement delivered) ? (ulong)Number(delivered, "stream_seq") : 0,
                };
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return new OriginAnswer { Error = new ApiError { Code = 500, Description = "invalid answer" } };
        }
    }

    /// <summary>Why we cannot go on with it; null: we can.</summary>
    public ApiError? FaultFor(StreamSource origin, bool isMirror)
    {
        if (Error is not null || origin.Consumer is null || AckPolicy == "flow_control")
        {
            return Error;
        }

        JetStreamError error = JetStreamError.Of(isMirror ? ErrorCode.MirrorConsumerRequiresAckFC : ErrorCode.SourceConsumerRequiresAckFC);
        return new ApiError { Code = error.Code, ErrorCode = (long)error.ErrorCode, Description = error.Description };
    }

    private static long Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) && value.TryGetInt64(out long number) ? number : 0;

    private static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? value.GetString() ?? "" : "";
}
