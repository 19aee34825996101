using System.Runtime.CompilerServices;
using Gust.Foundation;

namespace Gust.Subjects;

/// <summary>Who is subscribed to what: entries by subject or pattern, found by a published subject.</summary>
/// <remarks>
/// Literal subjects are keys of one hash table, so a subscription to one costs a table slot and its bytes; only patterns with a
/// wildcard form a trie. Members of a queue form <b>one</b> group per queue name and message, even if they subscribed by different
/// subjects (<c>SUB foo.* q</c> and <c>SUB foo.bar q</c> share the messages on foo.bar), as the reference does.
/// A published <c>*</c> or <c>&gt;</c> is an ordinary token; a published subject with an empty token matches nothing.
/// Thread-safe. The lock is a leaf: nothing is called while it is held.
/// </remarks>
internal sealed class SubjectTree<T>
    where T : class, ISubjectTreeEntry
{
    private readonly ReaderWriterLockSlim _lock = new(LockRecursionPolicy.NoRecursion);
    private readonly SubjectHash _hash;
    private readonly ByteMap _literals = new();
    private readonly WildcardTrie _wildcards;
    private long _version;
    private long _inserts;
    private long _removes;
    private long _matches;

    /// <param name="random">Gives the secret that keeps a peer from choosing subjects that collide.</param>
    public SubjectTree(IRandom random)
    {
        _hash = new SubjectHash(random);
        _wildcards = new WildcardTrie(_hash);
    }

    /// <summary>Changes whenever an entry comes or goes: an answer read at an older version may be out of date.</summary>
    public long Version => Volatile.Read(ref _version);

    /// <summary>Entries in the tree.</summary>
    public int Count => (int)(Volatile.Read(ref _inserts) - Volatile.Read(ref _removes));

    public SubjectTreeStatistics Statistics =>
        new(Volatile.Read(ref _inserts), Volatile.Read(ref _removes), Volatile.Read(ref _matches));

    /// <summary>Adds an entry that is in no tree yet. An empty queue: a plain entry.</summary>
    /// <exception cref="ArgumentException">The subject is not valid; the caller was to check.</exception>
    public void Add(ReadOnlySpan<byte> subject, ReadOnlySpan<byte> queue, T entry) =>
        Add(new ByteKey(subject, _hash), new ByteKey(queue, _hash), entry);

    /// <summary>The same, but the tree may keep the arrays instead of copying them: they must never change again.</summary>
    public void Add(byte[] subject, byte[]? queue, T entry) =>
        Add(new ByteKey(subject, _hash), new ByteKey(queue ?? [], _hash), entry);

    /// <summary>Takes an entry out. False if it was not there under this subject and queue.</summary>
    public bool Remove(ReadOnlySpan<byte> subject, ReadOnlySpan<byte> queue, T entry)
    {
        var key = new ByteKey(subject, _hash);
        var queueKey = new ByteKey(queue, _hash);
        var isLiteral = SubjectRules.IsLiteral(subject);
        _lock.EnterWriteLock();
        try
        {
            ref var slot = ref isLiteral ? ref _literals.FindRef(key) : ref _wildcards.Find(subject);
            if (Unsafe.IsNullRef(ref slot) || !SubscriberSlot<T>.Remove(ref slot, queueKey, entry))
            {
                return false;
            }

            if (slot is null && isLiteral)
            {
                _literals.Remove(key);
            }
            else if (slot is null)
            {
                _wildcards.Prune(subject);
            }

            Volatile.Write(ref _removes, _removes + 1);
            Volatile.Write(ref _version, _version + 1);
            return true;
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    /// <summary>Fills <paramref name="result"/> with everybody who gets a message published on this subject.</summary>
    public void Match(ReadOnlySpan<byte> literalSubject, MatchResult<T> result)
    {
        result.Clear();
        var key = new ByteKey(literalSubject, _hash);
        var isWellFormed = !SubjectRules.HasEmptyToken(literalSubject);
        _lock.EnterReadLock();
        try
        {
            result.Version = _version;
            if (_literals.Find(key) is { } slot)
            {
                result.Add(slot);
            }

            if (isWellFormed && !_wildcards.IsEmpty)
            {
                AddWildcards(literalSubject, result);
            }
        }
        finally
        {
            _lock.ExitReadLock();
        }

        Interlocked.Increment(ref _matches);
    }

    /// <summary>Whether anybody would get a message published on this subject.</summary>
    public bool HasInterest(ReadOnlySpan<byte> literalSubject)
    {
        var key = new ByteKey(literalSubject, _hash);
        var isWellFormed = !SubjectRules.HasEmptyToken(literalSubject);
        _lock.EnterReadLock();
        try
        {
            return _literals.Find(key) is not null
                || (isWellFormed && !_wildcards.IsEmpty && HasWildcardInterest(literalSubject));
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    /// <summary>Appends every entry, in no order, as of one moment. Holds the lock for as long as that takes: for monitoring.</summary>
    public void CopyTo(List<T> destination)
    {
        var slots = new List<object>();
        _lock.EnterReadLock();
        try
        {
            _literals.CopyValuesTo(slots);
            _wildcards.CopySlotsTo(slots);
            foreach (var slot in slots)
            {
                SubscriberSlot<T>.CopyTo(slot, destination);
            }
        }
        finally
        {
            _lock.ExitReadLock();
        }
    }

    private void Add(ByteKey subject, ByteKey queue, T entry)
    {
        var kind = SubjectRules.Classify(subject.Bytes);
        if (kind == SubjectKind.Invalid)
        {
            throw new ArgumentException("Not a valid subject.", nameof(subject));
        }

        _lock.EnterWriteLock();
        try
        {
            ref var slot = ref kind == SubjectKind.Literal
                ? ref _literals.FindOrAdd(subject)
                : ref _wildcards.FindOrAdd(subject.Bytes);
            SubscriberSlot<T>.Add(ref slot, queue, entry);
            Volatile.Write(ref _inserts, _inserts + 1);
            Volatile.Write(ref _version, _version + 1);
        }
        finally
        {
            _lock.ExitWriteLock();
        }
    }

    // Apart, because the walk's stack is a quarter of a KiB to clear: a tree without wildcards need not pay for it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void AddWildcards(ReadOnlySpan<byte> subject, MatchResult<T> result)
    {
        using var matches = _wildcards.Match(subject);
        while (matches.MoveNext(out var slot))
        {
            result.Add(slot);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool HasWildcardInterest(ReadOnlySpan<byte> subject)
    {
        using var matches = _wildcards.Match(subject);
        return matches.MoveNext(out _);
    }
}
