using Gust.Security.Definitions;

namespace Gust.Core;

/// <summary>Reply subjects of requests that a client has got and may answer without a permission of its own (spec: auth.md section 4).</summary>
/// <remarks>Filled by producers, used by the session's read loop. The lock is a leaf.</remarks>
internal sealed class ResponsePermits(ResponseRule rule)
{
    /// <summary>Permits are looked through for expired ones whenever so many more have come.</summary>
    private const int PruneEvery = 4096;

    private readonly Lock _lock = new();
    private readonly Dictionary<byte[], Permit> _permits = new(BytesComparer.Instance);
    private int _pruneAt = PruneEvery;

    /// <summary>A request was delivered.</summary>
    public void Add(ReadOnlySpan<byte> reply, TimeProvider time)
    {
        long now = time.GetTimestamp();
        lock (_lock)
        {
            if (_permits.Count >= _pruneAt)
            {
                Prune(time, now);
            }

            _permits[reply.ToArray()] = new Permit(now, 0);
        }
    }

    /// <summary>Uses a permit up by one answer; false when there is none.</summary>
    public bool TryUse(ReadOnlySpan<byte> subject, TimeProvider time)
    {
        long now = time.GetTimestamp();
        lock (_lock)
        {
            Dictionary<byte[], Permit>.AlternateLookup<ReadOnlySpan<byte>> permits = _permits.GetAlternateLookup<ReadOnlySpan<byte>>();
            if (!permits.TryGetValue(subject, out Permit permit))
            {
                return false;
            }

            bool isUsedUp = rule.Max >= 0 && permit.Used >= rule.Max;
            if (isUsedUp || IsExpired(permit, time, now))
            {
                permits.Remove(subject);
                return false;
            }

            permits[subject] = permit with { Used = permit.Used + 1 };
            return true;
        }
    }

    private bool IsExpired(Permit permit, TimeProvider time, long now) =>
        rule.Expires >= TimeSpan.Zero && time.GetElapsedTime(permit.Since, now) > rule.Expires;

    private void Prune(TimeProvider time, long now)
    {
        foreach ((byte[] reply, Permit permit) in _permits)
        {
            if ((rule.Max >= 0 && permit.Used >= rule.Max) || IsExpired(permit, time, now))
            {
                _permits.Remove(reply);
            }
        }

        _pruneAt = _permits.Count + PruneEvery;
    }

    private readonly record struct Permit(long Since, int Used);
}
