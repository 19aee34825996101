using System.Text;

namespace Gust.Client;

/// <summary>A received message, owned by who reads it.</summary>
internal sealed class Message
{
    public const int NoResponders = 503;

    /// <summary>Id of the subscription it came for.</summary>
    public long Sid { get; init; }

    public required string Subject { get; init; }

    public string? Reply { get; init; }

    /// <summary>Null when the message has no header block.</summary>
    public Headers? Headers { get; init; }

    /// <summary>The three digits after <c>NATS/1.0</c>, or 0.</summary>
    public int Status { get; init; }

    public string? StatusDescription { get; init; }

    public ReadOnlyMemory<byte> Payload { get; init; }

    /// <summary>Copies a message out of the read buffer. <paramref name="subject"/> may be a cached string of the same text.</summary>
    public static Message From(in MessageView view, string? subject = null)
    {
        int status = 0;
        string? description = null;
        Headers? headers = view.HeaderBlock.IsEmpty ? null : HeaderCodec.Decode(view.HeaderBlock, out status, out description);
        return new Message
        {
            Sid = view.Sid,
            Subject = subject ?? Encoding.UTF8.GetString(view.Subject),
            Reply = view.Reply.IsEmpty ? null : Encoding.UTF8.GetString(view.Reply),
            Headers = headers,
            Status = status,
            StatusDescription = description,
            Payload = view.Payload.ToArray(),
        };
    }
}
