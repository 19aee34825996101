using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Gust.JetStream.Model;
using Gust.JetStream.Streams;
using Gust.Storage.Streams;

namespace Gust.JetStream.Api;

/// <summary>Writes what a direct get gets: stored messages with where they come from in their headers, and status lines.</summary>
internal sealed class DirectReply(byte[] inbox)
{
    private readonly ArrayBufferWriter<byte> _headers = new(256);

    public void Status(StreamOwner stream, ReadOnlySpan<byte> status)
    {
        Begin(status);
        Send(stream, default);
    }

    /// <summary>A message without anything around it.</summary>
    public void Payload(StreamOwner stream, in StoredMessage message) => stream.Client.Publish(inbox, default, default, message.Payload);

    public void Message(StreamOwner stream, in StoredMessage message)
    {
        Begin(stream, message);
        Send(stream, message.Payload);
    }

    /// <summary>A message among others.</summary>
    /// <param name="stream">Where it is.</param>
    /// <param name="message">Which.</param>
    /// <param name="pending">As many are to come behind it.</param>
    /// <param name="before">The sequence that came before it; 0: it is the first.</param>
    public void Message(StreamOwner stream, in StoredMessage message, long pending, ulong before)
    {
        Begin(stream, message);
        Put("Nats-Num-Pending: "u8, (ulong)pending);
        Put("Nats-Last-Sequence: "u8, before);
        Send(stream, message.Payload);
    }

    /// <summary>The end of several messages.</summary>
    /// <param name="stream">Where they are.</param>
    /// <param name="pending">As many were left.</param>
    /// <param name="last">The sequence of the last one.</param>
    /// <param name="upTo">Up to which sequence they were looked for; 0: not said.</param>
    public void End(StreamOwner stream, long pending, ulong last, ulong upTo)
    {
        Begin("204 EOB"u8);
        Put("Nats-Num-Pending: "u8, (ulong)pending);
        Put("Nats-Last-Sequence: "u8, last);
        if (upTo > 0)
        {
            Put("Nats-UpTo-Sequence: "u8, upTo);
        }

        Send(stream, default);
    }

    private void Begin(ReadOnlySpan<byte> status)
    {
        _headers.ResetWrittenCount();
        _headers.Write("NATS/1.0 "u8);
        _headers.Write(status);
        _headers.Write("\r\n"u8);
    }

    private void Begin(StreamOwner stream, in StoredMessage message)
    {
        _headers.ResetWrittenCount();
        _headers.Write(message.Headers.IsEmpty ? "NATS/1.0\r\n"u8 : message.Headers[..^2]);
        Put("Nats-Stream: "u8, stream.NameBytes);
        Put("Nats-Subject: "u8, message.Subject);
        Put("Nats-Sequence: "u8, message.Sequence);
        Put("Nats-Time-Stamp: "u8, Encoding.ASCII.GetBytes(WireTime.FromUnixNanoseconds(message.Time).ToString()));
    }

    private void Put(ReadOnlySpan<byte> name, ulong value)
    {
        Span<byte> text = stackalloc byte[20];
        Utf8Formatter.TryFormat(value, text, out int length);
        Put(name, text[..length]);
    }

    private void Put(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        _headers.Write(name);
        _headers.Write(value);
        _headers.Write("\r\n"u8);
    }

    private void Send(StreamOwner stream, ReadOnlySpan<byte> payload)
    {
        _headers.Write("\r\n"u8);
        stream.Client.Publish(inbox, default, _headers.WrittenSpan, payload);
    }
}
