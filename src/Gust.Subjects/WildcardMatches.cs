using System.Runtime.CompilerServices;

namespace Gust.Subjects;

/// <summary>The walk of a <see cref="WildcardTrie"/> for one published subject: depth first, without recursion, no allocation.</summary>
/// <remarks>Visits only what is subscribed: at each branch the child of the token and that of <c>*</c>.</remarks>
internal ref struct WildcardMatches
{
    private readonly ReadOnlySpan<byte> _subject;
    private readonly SubjectHash _hash;
    private WalkStack _pending;

    public WildcardMatches(WildcardBranch root, ReadOnlySpan<byte> subject, SubjectHash hash)
    {
        _subject = subject;
        _hash = hash;
        _pending.Push(root, 0);
    }

    /// <summary>The next subscribers that match; false when there are no more.</summary>
    public bool MoveNext(out object subscribers)
    {
        while (_pending.TryPop(out var node, out var position))
        {
            var found = node is WildcardLeaf leaf
                ? Visit(leaf, position)
                : Visit(Unsafe.As<WildcardBranch>(node), position);
            if (found is not null)
            {
                subscribers = found;
                return true;
            }
        }

        _pending.Release();
        subscribers = null!;
        return false;
    }

    /// <summary>Gives back what a walk that is broken off may hold.</summary>
    public void Dispose() => _pending.Release();

    private readonly object? Visit(WildcardLeaf leaf, int position)
    {
        var atEnd = position > _subject.Length;
        if (atEnd || leaf.Tail.Length == 0)
        {
            return atEnd && leaf.Tail.Length == 0 ? leaf.Subscribers : null;
        }

        return SubjectRules.MatchesWellFormed(_subject[position..], leaf.Tail) ? leaf.Subscribers : null;
    }

    private object? Visit(WildcardBranch branch, int position)
    {
        // One past the end, where a dot would have led on: all tokens are used up.
        if (position > _subject.Length)
        {
            return branch.Here;
        }

        var left = _subject[position..];
        var length = left.IndexOf((byte)'.');
        var token = length < 0 ? left : left[..length];
        var next = position + token.Length + 1;
        if (branch.Star is not null)
        {
            _pending.Push(branch.Star, next);
        }

        if (branch.Literals?.Find(new ByteKey(token, _hash)) is { } child)
        {
            _pending.Push(child, next);
        }

        return branch.Rest;
    }
}
