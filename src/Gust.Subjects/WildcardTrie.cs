using System.Runtime.CompilerServices;

namespace Gust.Subjects;

/// <summary>Patterns to their subscribers, token by token, branching only where two patterns part.</summary>
/// <remarks>
/// Only patterns live here; literal subjects are one probe of a hash table. Everything is iterative: a pattern may have as many
/// tokens as a control line holds. No locking. A reference into the trie is valid until its next change.
/// </remarks>
internal sealed class WildcardTrie(SubjectHash hash)
{
    private readonly SubjectHash _hash = hash;
    private readonly WildcardBranch _root = new();

    public bool IsEmpty => _root.WayCount == 0;

    /// <summary>The subscribers of exactly this pattern, null if there was none. The caller must store some.</summary>
    public ref object? FindOrAdd(ReadOnlySpan<byte> pattern)
    {
        var branch = _root;
        var path = new TokenPath(pattern);
        while (path.MoveNext())
        {
            if (path.Token.IsRest)
            {
                return ref branch.Rest;
            }

            ref var child = ref ChildOrNew(branch, path.Token);
            if (child is null)
            {
                var added = new WildcardLeaf(path.Tail.ToArray(), start: 0);
                child = added;
                return ref added.Subscribers;
            }

            if (child is WildcardLeaf leaf)
            {
                if (path.Tail.SequenceEqual(leaf.Tail))
                {
                    return ref leaf.Subscribers;
                }

                child = Part(leaf);
            }

            branch = Unsafe.As<WildcardBranch>(child);
        }

        return ref branch.Here;
    }

    /// <summary>The subscribers of exactly this pattern, or a null reference.</summary>
    public ref object? Find(ReadOnlySpan<byte> pattern)
    {
        var branch = _root;
        var path = new TokenPath(pattern);
        while (path.MoveNext())
        {
            if (path.Token.IsRest)
            {
                return ref branch.Rest;
            }

            var child = Child(branch, path.Token);
            if (child is WildcardLeaf leaf)
            {
                return ref path.Tail.SequenceEqual(leaf.Tail) ? ref leaf.Subscribers : ref Unsafe.NullRef<object?>();
            }

            if (child is null)
            {
                return ref Unsafe.NullRef<object?>();
            }

            branch = Unsafe.As<WildcardBranch>(child);
        }

        return ref branch.Here;
    }

    /// <summary>Cuts off what leads only to this pattern. Its subscribers must be gone already.</summary>
    public void Prune(ReadOnlySpan<byte> pattern)
    {
        // The cut goes below the deepest branch that leads anywhere else.
        var survivor = _root;
        var cut = default(SubjectToken);
        object? node = _root;
        var path = new TokenPath(pattern);
        while (node is WildcardBranch branch)
        {
            var more = path.MoveNext() && !path.Token.IsRest;
            if (!more && branch.WayCount > 0)
            {
                return;
            }

            if (!more)
            {
                break;
            }

            if (branch.WayCount > 1 || ReferenceEquals(branch, _root))
            {
                survivor = branch;
                cut = path.Token;
            }

            node = Child(branch, path.Token);
        }

        if (!cut.Bytes.IsEmpty)
        {
            RemoveChild(survivor, cut);
        }
    }

    /// <summary>Every pattern's subscribers that match, one slot each. The subject must have no empty token.</summary>
    public WildcardMatches Match(ReadOnlySpan<byte> subject) => new(_root, subject, _hash);

    /// <summary>Appends the subscribers of every pattern.</summary>
    public void CopySlotsTo(List<object> destination)
    {
        var pending = new List<object> { _root };
        while (pending.Count > 0)
        {
            var node = pending[^1];
            pending.RemoveAt(pending.Count - 1);
            if (node is WildcardLeaf leaf)
            {
                AddIfAny(destination, leaf.Subscribers);
                continue;
            }

            var branch = Unsafe.As<WildcardBranch>(node);
            AddIfAny(destination, branch.Here);
            AddIfAny(destination, branch.Rest);
            AddIfAny(pending, branch.Star);
            branch.Literals?.CopyValuesTo(pending);
        }
    }

    private static void AddIfAny(List<object> list, object? item)
    {
        if (item is not null)
        {
            list.Add(item);
        }
    }

    private object? Child(WildcardBranch branch, SubjectToken token) =>
        token.IsStar ? branch.Star : branch.Literals?.Find(new ByteKey(token.Bytes, _hash));

    private ref object? ChildOrNew(WildcardBranch branch, SubjectToken token)
    {
        if (token.IsStar)
        {
            return ref branch.Star;
        }

        branch.Literals ??= new ByteMap();
        return ref branch.Literals.FindOrAdd(new ByteKey(token.Bytes, _hash));
    }

    private void RemoveChild(WildcardBranch branch, SubjectToken token)
    {
        if (token.IsStar)
        {
            branch.Star = null;
            return;
        }

        branch.Literals!.Remove(new ByteKey(token.Bytes, _hash));
        if (branch.Literals.Count == 0)
        {
            branch.Literals = null;
        }
    }

    /// <summary>A branch that holds what the leaf held, one token further on.</summary>
    private WildcardBranch Part(WildcardLeaf leaf)
    {
        var branch = new WildcardBranch();
        var path = new TokenPath(leaf.Tail);
        if (!path.MoveNext())
        {
            branch.Here = leaf.Subscribers;
        }
        else if (path.Token.IsRest)
        {
            branch.Rest = leaf.Subscribers;
        }
        else
        {
            ChildOrNew(branch, path.Token) = leaf.Shortened(path.Tail.Length);
        }

        return branch;
    }
}
