namespace Gust.Subjects;

/// <summary>The only pattern that goes on this way: what is left of it, unparsed. Becomes a <see cref="WildcardBranch"/> when a second one comes.</summary>
internal sealed class WildcardLeaf(byte[] tail)
{
    /// <summary>The pattern's tokens after this point; empty when it ends here.</summary>
    public readonly byte[] Tail = tail;

    /// <summary>See <see cref="SubscriberSlot{T}"/>.</summary>
    public object? Subscribers;
}
