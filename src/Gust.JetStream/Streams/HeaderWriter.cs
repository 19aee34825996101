using System.Buffers;
using System.Buffers.Text;
using System.Text;
using Gust.JetStream.Model;
using Gust.Storage.Streams;

namespace Gust.JetStream.Streams;

/// <summary>Composes header blocks of messages that the server sends. Used again and again: what it gave holds until it begins anew.</summary>
internal sealed class HeaderWriter
{
    private readonly ArrayBufferWriter<byte> _block = new();

    /// <summary>Begins a block.</summary>
    public void Begin()
    {
        _block.ResetWrittenCount();
        _block.Write("NATS/1.0\r\n"u8);
    }

    /// <summary>Takes over a field as it is in another block, its line's end included.</summary>
    public void Keep(ReadOnlySpan<byte> field) => _block.Write(field);

    /// <summary>Begins a message that is only a status.</summary>
    public void BeginStatus(ReadOnlySpan<byte> status)
    {
        _block.ResetWrittenCount();
        _block.Write("NATS/1.0 "u8);
        _block.Write(status);
        _block.Write("\r\n"u8);
    }

    /// <summary>Begins with a stored message's own headers, and says where it is stored.</summary>
    public void BeginMessage(ReadOnlySpan<byte> stream, in StoredMessage message)
    {
        _block.ResetWrittenCount();
        _block.Write(message.Headers.IsEmpty ? "NATS/1.0\r\n"u8 : message.Headers[..^2]);
        Put("Nats-Stream: "u8, stream);
        Put("Nats-Subject: "u8, message.Subject);
        Put("Nats-Sequence: "u8, message.Sequence);
        Put("Nats-Time-Stamp: "u8, Encoding.ASCII.GetBytes(WireTime.FromUnixNanoseconds(message.Time).ToString()));
    }

    /// <param name="name">With the colon and the blank behind it.</param>
    public void Put(ReadOnlySpan<byte> name, ulong value)
    {
        Span<byte> text = stackalloc byte[20];
        Utf8Formatter.TryFormat(value, text, out int length);
        Put(name, text[..length]);
    }

    /// <param name="name">With the colon and the blank behind it.</param>
    public void Put(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        _block.Write(name);
        _block.Write(value);
        _block.Write("\r\n"u8);
    }

    /// <summary>Ends the block and gives it.</summary>
    public ReadOnlySpan<byte> End()
    {
        _block.Write("\r\n"u8);
        return _block.WrittenSpan;
    }
}
