namespace Gust.JetStream.Consumers;

/// <summary>Sequences of one batch that a consumer is done with.</summary>
internal sealed class SettledMessages
{
    private ulong[] _sequences = [];
    private int _count;

    public void Add(ulong sequence)
    {
        if (_count == _sequences.Length)
        {
            Array.Resize(ref _sequences, Math.Max(16, _sequences.Length * 2));
        }

        _sequences[_count++] = sequence;
    }

    public void Tell(IConsumerPort port)
    {
        for (int i = 0; i < _count; i++)
        {
            port.Settle(_sequences[i]);
        }

        _count = 0;
    }

    public void Trim()
    {
        if (_count == 0)
        {
            _sequences = [];
        }
    }
}
