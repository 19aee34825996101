using System.Diagnostics.CodeAnalysis;
using Gust.Core.Connections;
using Gust.Protocol;
using Gust.Security.Access;

namespace Gust.Core;

/// <summary>The subscriptions of one session by the client's id, kept in step with the account's interest.</summary>
/// <remarks>Changed by the session's read loop and, when a maximum is reached, by a producer; its lock is taken before the subject tree's.</remarks>
internal sealed class SubscriptionTable(Account account)
{
    /// <summary>Removed subscriptions of one session that a reload names in the log; it must not fill the disk either.</summary>
    private const int LoggedMax = 100;

    private readonly Lock _lock = new();
    private Account _account = account;
    private Dictionary<byte[], Subscription>? _bySid;
    private bool _closed;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _bySid?.Count ?? 0;
            }
        }
    }

    /// <summary>All of them as they stand now. Holds up nobody but this session's own changes.</summary>
    public SubscriptionFacts[] Facts() => [.. All().Select(SubscriptionFacts.Of)];

    /// <summary>Adds unless the id is taken; the first subscription of an id stays, as with the reference.</summary>
    /// <param name="subscription">Of this session.</param>
    /// <param name="max">Subscriptions that the session may hold; negative: unlimited.</param>
    /// <param name="overMaximum">Refused because it holds that many.</param>
    public bool TryAdd(Subscription subscription, int max, out bool overMaximum)
    {
        lock (_lock)
        {
            _bySid ??= new Dictionary<byte[], Subscription>(BytesComparer.Instance);
            overMaximum = max >= 0 && _bySid.Count >= max;
            if (_closed || overMaximum || !_bySid.TryAdd(subscription.Sid.ToArray(), subscription))
            {
                return false;
            }

            _account.Subscribe(subscription);
            return true;
        }
    }

    public bool TryGet(ReadOnlySpan<byte> sid, [NotNullWhen(true)] out Subscription? subscription)
    {
        lock (_lock)
        {
            subscription = null;
            return _bySid is not null && _bySid.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(sid, out subscription);
        }
    }

    public void Remove(Subscription subscription)
    {
        lock (_lock)
        {
            // The id may belong to a later subscription already, when a producer reports the last message of this one.
            if (_bySid?.GetAlternateLookup<ReadOnlySpan<byte>>() is { } bySid
                && bySid.TryGetValue(subscription.Sid, out Subscription? present) && present == subscription)
            {
                bySid.Remove(subscription.Sid);
                _account.Unsubscribe(subscription);
            }
        }
    }

    /// <summary>The session is in another account from now on; what it held in the former one is gone.</summary>
    public void MoveTo(Account account)
    {
        if (_account != account)
        {
            Clear(forGood: false);
            lock (_lock)
            {
                _account = account;
            }
        }
    }

    /// <summary>After a change of permissions: drops what is no longer allowed and tells the client and the log of each.</summary>
    public void Recheck(ClientSession session)
    {
        Permissions? permissions = session.Grant.Permissions;
        int removed = 0;
        foreach (Subscription subscription in All())
        {
            subscription.Denied = permissions?.DeniedWithin(subscription.Subject, subscription.Queue);
            if (permissions is not null && !permissions.MaySubscribe(subscription.Subject, subscription.Queue))
            {
                Remove(subscription);
                string group = subscription.Queue is { Length: > 0 } queue ? $" using queue {Quoted.Text(queue)}" : "";
                session.Replies.Withdraw(
                    $"Permissions Violation for Subscription to {Quoted.Text(subscription.Subject)}{group} (sid {Quoted.Text(subscription.Sid)})",
                    isLogged: ++removed <= LoggedMax);
            }
        }
    }

    /// <summary>Removes all; with <paramref name="forGood"/> none can be added any more.</summary>
    public void Clear(bool forGood)
    {
        lock (_lock)
        {
            _closed |= forGood;
            if (_bySid is null)
            {
                return;
            }

            foreach (Subscription subscription in _bySid.Values)
            {
                _account.Unsubscribe(subscription);
            }

            _bySid = null;
        }
    }

    /// <summary>As of one moment.</summary>
    public Subscription[] All()
    {
        lock (_lock)
        {
            return _bySid is null ? [] : [.. _bySid.Values];
        }
    }
}
