namespace Gust.Transport.Tls.Ocsp;

/// <summary>Remembers what authorities said of certificates; the least recently used goes first.</summary>
/// <remarks>
/// An answer stays beyond its time: a revocation is the last word on a certificate whose authority cannot be reached.
/// The lock is a leaf.
/// </remarks>
/// <param name="capacity">0: nothing is remembered.</param>
internal sealed class OcspCache(int capacity)
{
    /// <summary>Some 300 bytes each.</summary>
    public const int DefaultCapacity = 20_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Key, OcspAnswer Answer)>> _nodes = [];
    private readonly LinkedList<(string Key, OcspAnswer Answer)> _byUse = new();
    private readonly int[] _counts = new int[Enum.GetValues<OcspOutcome>().Length];
    private long _hits;
    private long _misses;

    /// <summary>0 when nothing is to be remembered from now on; what was is forgotten.</summary>
    public int Capacity
    {
        get => capacity;
        set
        {
            lock (_lock)
            {
                capacity = value;
                Shrink();
            }
        }
    }

    public OcspCacheCounts Counts
    {
        get
        {
            lock (_lock)
            {
                return new(_hits, _misses, _counts[(int)OcspOutcome.Good], _counts[(int)OcspOutcome.Revoked], _counts[(int)OcspOutcome.Unknown]);
            }
        }
    }

    /// <summary>The last that was heard, fresh or not.</summary>
    public OcspAnswer? Find(string key, OcspPeerSettings settings, DateTimeOffset now, out bool isFresh)
    {
        lock (_lock)
        {
            OcspAnswer? answer = null;
            if (_nodes.TryGetValue(key, out var node))
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
                answer = node.Value.Answer;
            }

            isFresh = answer is not null && answer.IsFresh(settings, now);
            _hits += isFresh ? 1 : 0;
            _misses += isFresh ? 0 : 1;
            return answer;
        }
    }

    /// <summary>Only verdicts are remembered: a responder that fails is asked again.</summary>
    public void Put(string key, OcspAnswer answer)
    {
        if (!answer.IsVerdict)
        {
            return;
        }

        lock (_lock)
        {
            if (_nodes.TryGetValue(key, out var node))
            {
                Forget(node);
            }

            _nodes[key] = _byUse.AddFirst((key, answer));
            _counts[(int)answer.Outcome]++;
            Shrink();
        }
    }

    private void Shrink()
    {
        while (_nodes.Count > capacity)
        {
            Forget(_byUse.Last!);
        }
    }

    private void Forget(LinkedListNode<(string Key, OcspAnswer Answer)> node)
    {
        _counts[(int)node.Value.Answer.Outcome]--;
        _nodes.Remove(node.Value.Key);
        _byUse.Remove(node);
    }
}
