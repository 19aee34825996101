using System.Buffers.Text;
using System.Text;

namespace Gust.JetStream.Consumers;

/// <summary>Writes the reply subject of deliveries, which says where a message stands. Owned by <see cref="Consumer"/>.</summary>
internal sealed class AckReply
{
    private const int NumbersMax = 5 * 21;

    private readonly byte[] _text;
    private readonly int _prefix;

    public AckReply(ConsumerSettings settings)
    {
        byte[] prefix = Encoding.UTF8.GetBytes($"$JS.ACK.{settings.AckRoute}{settings.Stream}.{settings.Name}.");
        _prefix = prefix.Length;
        _text = new byte[prefix.Length + NumbersMax];
        prefix.CopyTo(_text, 0);
    }

    /// <summary>The subject, good until the next call.</summary>
    public ReadOnlySpan<byte> Compose(int deliveries, ulong streamSequence, ulong consumerSequence, long time, long pending)
    {
        int at = _prefix;
        Append(ref at, (ulong)deliveries);
        Append(ref at, streamSequence);
        Append(ref at, consumerSequence);
        Append(ref at, (ulong)time);
        Append(ref at, (ulong)pending);
        return _text.AsSpan(0, at - 1);
    }

    private void Append(ref int at, ulong number)
    {
        Utf8Formatter.TryFormat(number, _text.AsSpan(at), out int written);
        at += written;
        _text[at++] = (byte)'.';
    }
}
