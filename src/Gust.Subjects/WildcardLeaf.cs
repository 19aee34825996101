namespace Gust.Subjects;

/// <summary>
/// The only pattern that goes on this way: what is left of it, unparsed. Becomes a <see cref="WildcardBranch"/> when a second
/// one comes.
/// </summary>
/// <remarks>The text is shared with the leaf it was parted from: two long patterns part token by token without copying.</remarks>
internal sealed class WildcardLeaf(byte[] text, int start)
{
    /// <summary>Subscribers of the pattern, see <see cref="SubscriberSlot{T}"/>.</summary>
    public object? Subscribers;

    /// <summary>The pattern's tokens after this point; empty when it ends here.</summary>
    public ReadOnlySpan<byte> Tail => text.AsSpan(start);

    /// <summary>The leaf one or more tokens further on.</summary>
    public WildcardLeaf Shortened(int tailLength) => new(text, text.Length - tailLength) { Subscribers = Subscribers };
}
