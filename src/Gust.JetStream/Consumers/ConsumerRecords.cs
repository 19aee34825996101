namespace Gust.JetStream.Consumers;

/// <summary>Gathers the changes of one consumer until they are handed to the journal together. Owned by <see cref="ConsumerState"/>.</summary>
internal sealed class ConsumerRecords
{
    private const int RecordBytesMax = 1 + (3 * VarInt.BytesMax);

    private byte[] _bytes = [];
    private int _length;

    /// <summary>While the past is applied nothing is written.</summary>
    public bool IsReplaying { get; set; }

    public ReadOnlySpan<byte> Bytes => _bytes.AsSpan(0, _length);

    public void Write(ConsumerRecordKind kind, ulong first)
    {
        if (Begin(kind))
        {
            Append(first);
        }
    }

    public void Write(ConsumerRecordKind kind, ulong first, ulong second)
    {
        if (Begin(kind))
        {
            Append(first);
            Append(second);
        }
    }

    public void Write(ConsumerRecordKind kind, ulong first, ulong second, ulong third)
    {
        if (Begin(kind))
        {
            Append(first);
            Append(second);
            Append(third);
        }
    }

    public void Clear() => _length = 0;

    public void Trim()
    {
        if (_length == 0)
        {
            _bytes = [];
        }
    }

    private bool Begin(ConsumerRecordKind kind)
    {
        if (IsReplaying)
        {
            return false;
        }

        if (_bytes.Length - _length < RecordBytesMax)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, 4 * RecordBytesMax));
        }

        _bytes[_length++] = (byte)kind;
        return true;
    }

    private void Append(ulong number) => _length += VarInt.Write(_bytes.AsSpan(_length), number);
}
