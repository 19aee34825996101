using Gust.Security.Definitions;

namespace Gust.Core;

/// <summary>Reply subjects of requests that a client has got and may answer without a permission of its own (spec: auth.md section 4).</summary>
/// <remarks>
/// Filled by producers, used by the session's read loop. The lock is a leaf. All permits of a session live equally long, so
/// the order in which they came is the order in which they end. Neither their number nor their size is left to those who ask:
/// past <see cref="PermitsMax"/> or <see cref="BytesMax"/> the oldest go first, answered or not.
/// </remarks>
internal sealed class ResponsePermits(ResponseRule rule)
{
    /// <summary>Requests that one client may have to answer at a time.</summary>
    public const int PermitsMax = 64 * 1024;

    /// <summary>Bytes of the reply subjects of all of them.</summary>
    public const int BytesMax = 8 * 1024 * 1024;

    private readonly Lock _lock = new();
    private readonly Dictionary<byte[], LinkedListNode<Permit>> _permits = new(BytesComparer.Instance);
    private readonly LinkedList<Permit> _byAge = [];
    private int _bytes;

    public ResponseRule Rule => rule;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _permits.Count;
            }
        }
    }

    /// <summary>A request was delivered.</summary>
    public void Add(ReadOnlySpan<byte> reply, TimeProvider time)
    {
        long now = time.GetTimestamp();
        lock (_lock)
        {
            if (_permits.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(reply, out LinkedListNode<Permit>? same))
            {
                Remove(same);
            }

            while (_byAge.First is { } oldest && (IsExpired(oldest.Value, time, now) || _permits.Count >= PermitsMax || _bytes + reply.Length > BytesMax))
            {
                Remove(oldest);
            }

            byte[] subject = reply.ToArray();
            _permits[subject] = _byAge.AddLast(new Permit(subject, now, 0));
            _bytes += subject.Length;
        }
    }

    /// <summary>Uses a permit up by one answer; false when there is none.</summary>
    public bool TryUse(ReadOnlySpan<byte> subject, TimeProvider time)
    {
        long now = time.GetTimestamp();
        lock (_lock)
        {
            if (!_permits.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(subject, out LinkedListNode<Permit>? permit))
            {
                return false;
            }

            int used = permit.Value.Used + 1;
            bool mayAnswer = (rule.Max < 0 || used <= rule.Max) && !IsExpired(permit.Value, time, now);
            bool isUsedUp = !mayAnswer || used == rule.Max;
            if (isUsedUp)
            {
                Remove(permit);
            }
            else
            {
                permit.Value = permit.Value with { Used = used };
            }

            return mayAnswer;
        }
    }

    private bool IsExpired(in Permit permit, TimeProvider time, long now) =>
        rule.Expires >= TimeSpan.Zero && time.GetElapsedTime(permit.Since, now) > rule.Expires;

    private void Remove(LinkedListNode<Permit> permit)
    {
        _permits.Remove(permit.Value.Reply);
        _byAge.Remove(permit);
        _bytes -= permit.Value.Reply.Length;
    }

    private readonly record struct Permit(byte[] Reply, long Since, int Used);
}
