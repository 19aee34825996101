using Gust.JetStream.Streams;
using Gust.Storage.Streams;

namespace Gust.JetStream.Api;

/// <summary>Writes what a direct get gets: stored messages with where they come from in their headers, and status lines.</summary>
internal sealed class DirectReply(byte[] inbox)
{
    private readonly HeaderWriter _headers = new();

    public void Status(StreamOwner stream, ReadOnlySpan<byte> status)
    {
        _headers.BeginStatus(status);
        Send(stream, default);
    }

    /// <summary>A message without anything around it.</summary>
    public void Payload(StreamOwner stream, in StoredMessage message) => stream.Client.Publish(inbox, default, default, message.Payload);

    public void Message(StreamOwner stream, in StoredMessage message)
    {
        _headers.BeginMessage(stream.NameBytes, message);
        Send(stream, message.Payload);
    }

    /// <summary>A message among others.</summary>
    /// <param name="stream">Where it is.</param>
    /// <param name="message">Which.</param>
    /// <param name="pending">As many are to come behind it.</param>
    /// <param name="before">The sequence that came before it; 0: it is the first.</param>
    public void Message(StreamOwner stream, in StoredMessage message, long pending, ulong before)
    {
        _headers.BeginMessage(stream.NameBytes, message);
        _headers.Put("Nats-Num-Pending: "u8, (ulong)pending);
        _headers.Put("Nats-Last-Sequence: "u8, before);
        Send(stream, message.Payload);
    }

    /// <summary>The end of several messages.</summary>
    /// <param name="stream">Where they are.</param>
    /// <param name="pending">As many were left.</param>
    /// <param name="last">The sequence of the last one.</param>
    /// <param name="upTo">Up to which sequence they were looked for; 0: not said.</param>
    public void End(StreamOwner stream, long pending, ulong last, ulong upTo)
    {
        _headers.BeginStatus("204 EOB"u8);
        _headers.Put("Nats-Num-Pending: "u8, (ulong)pending);
        _headers.Put("Nats-Last-Sequence: "u8, last);
        if (upTo > 0)
        {
            _headers.Put("Nats-UpTo-Sequence: "u8, upTo);
        }

        Send(stream, default);
    }

    private void Send(StreamOwner stream, ReadOnlySpan<byte> payload) => stream.Client.Publish(inbox, default, _headers.End(), payload);
}
