using System.Buffers.Text;
using System.Text;

namespace Gust.JetStream.Consumers;

/// <summary>Composes the status lines of pull and push consumers (spec: jetstream.md sections 6 and 7). Each is good until the next one.</summary>
internal sealed class PullStatus
{
    public const string NoMessages = "404 No Messages";
    public const string RequestsPending = "408 Requests Pending";
    public const string RequestTimeout = "408 Request Timeout";
    public const string ExceededMaxWaiting = "409 Exceeded MaxWaiting";
    public const string TooLarge = "409 Message Size Exceeds MaxBytes";
    public const string BatchCompleted = "409 Batch Completed";
    public const string PushBased = "409 Consumer is push based";
    public const string Deleted = "409 Consumer Deleted";
    public const string ServerShutdown = "409 Server Shutdown";
    public const string LeadershipChange = "409 Leadership Change";
    public const string PinMismatch = "423 Nats-Pin-Id mismatch";
    public const string WrongPin = "423 Nats-Wrong-Pin-Id";

    private byte[] _text = new byte[192];
    private int _length;

    public ReadOnlySpan<byte> Line(string status)
    {
        Begin(status);
        return End();
    }

    /// <summary>A status that ends a request early, with what it did not get.</summary>
    public ReadOnlySpan<byte> WithRest(string status, long messages, long bytes)
    {
        Begin(status);
        Field("Nats-Pending-Messages: "u8, (ulong)messages);
        Field("Nats-Pending-Bytes: "u8, (ulong)bytes);
        return End();
    }

    /// <param name="delivered">The last delivery.</param>
    /// <param name="stalledAt">The subject that flow control waits for; empty when it waits for nothing.</param>
    public ReadOnlySpan<byte> Heartbeat(ConsumerPosition delivered, ReadOnlySpan<byte> stalledAt)
    {
        Begin("100 Idle Heartbeat");
        Field("Nats-Last-Consumer: "u8, delivered.Consumer);
        Field("Nats-Last-Stream: "u8, delivered.Stream);
        if (!stalledAt.IsEmpty)
        {
            Append("Nats-Consumer-Stalled: "u8);
            Append(stalledAt);
            Append("\r\n"u8);
        }

        return End();
    }

    public ReadOnlySpan<byte> FlowControl() => Line("100 FlowControl Request");

    private void Begin(string status)
    {
        _length = 0;
        Append("NATS/1.0 "u8);
        Reserve(Encoding.UTF8.GetMaxByteCount(status.Length));
        _length += Encoding.UTF8.GetBytes(status, _text.AsSpan(_length));
        Append("\r\n"u8);
    }

    private void Field(ReadOnlySpan<byte> name, ulong value)
    {
        Append(name);
        Reserve(24);
        Utf8Formatter.TryFormat(value, _text.AsSpan(_length), out int written);
        _length += written;
        Append("\r\n"u8);
    }

    private ReadOnlySpan<byte> End()
    {
        Append("\r\n"u8);
        return _text.AsSpan(0, _length);
    }

    private void Append(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_text.AsSpan(_length));
        _length += bytes.Length;
    }

    private void Reserve(int length)
    {
        if (_text.Length - _length < length)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + length));
        }
    }
}
