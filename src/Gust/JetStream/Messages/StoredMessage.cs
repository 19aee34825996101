using System.Globalization;
using Gust.Client;
using Gust.Cli.Text;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Responses;

namespace Gust.Cli.JetStream.Messages;

/// <summary>A message as a stream holds it, however it came here.</summary>
internal sealed record StoredMessage(string Subject, ulong Sequence, DateTimeOffset Time, Headers? Headers, ReadOnlyMemory<byte> Payload)
{
    private const string SubjectHeader = "Nats-Subject";
    private const string SequenceHeader = "Nats-Sequence";
    private const string TimeHeader = "Nats-Time-Stamp";

    /// <summary>What direct gets add; not the publisher's.</summary>
    private static readonly HashSet<string> Added =
        [SubjectHeader, SequenceHeader, TimeHeader, "Nats-Stream", "Nats-Num-Pending", "Nats-Last-Sequence", "Nats-UpTo-Sequence"];

    public static StoredMessage From(StoredMessageInfo stored) => new(
        stored.Subject,
        stored.Sequence,
        TimeText.ToDateTime(stored.Time),
        stored.Headers.Length == 0 ? null : HeaderCodec.Decode(Convert.FromBase64String(stored.Headers), out _, out _),
        Convert.FromBase64String(stored.Data));

    /// <summary>The answer of a direct get.</summary>
    public static StoredMessage FromDirect(Message message)
    {
        if (message.Status != 0)
        {
            throw new CliException(message.Status == 404 ? "no message found" : $"{message.StatusDescription} ({message.Status})");
        }

        if (message.Headers is not { } headers || headers[SubjectHeader] is not { } subject
            || !ulong.TryParse(headers[SequenceHeader], NumberStyles.None, CultureInfo.InvariantCulture, out ulong sequence))
        {
            JetStreamApi.ThrowIfRefused(message.Payload);
            throw new CliException("the answer of the direct get is no message");
        }

        var own = new Headers();
        foreach ((string name, string value) in headers)
        {
            if (!Added.Contains(name))
            {
                own.AddReceived(name, value);
            }
        }

        WireTime time = WireTimeParser.Parse(headers[TimeHeader] ?? "", out WireTime parsed) is null ? parsed : default;
        return new StoredMessage(subject, sequence, TimeText.ToDateTime(time), own.Count > 0 ? own : null, message.Payload);
    }

    /// <summary>A message that a consumer delivered; null for one that carries no place in a stream.</summary>
    public static StoredMessage? FromDelivery(Message message) => Delivery.Parse(message.Reply) is { } delivery
        ? new StoredMessage(message.Subject, delivery.StreamSequence, delivery.Time, message.Headers, message.Payload)
        : null;
}
