namespace Gust.Subjects;

/// <summary>A point of the trie where patterns part. A child is a <see cref="WildcardBranch"/> or a <see cref="WildcardLeaf"/>.</summary>
internal sealed class WildcardBranch
{
    /// <summary>Subscribers whose pattern ends here.</summary>
    public object? Here;

    /// <summary>Subscribers whose pattern goes on with <c>&gt;</c>.</summary>
    public object? Rest;

    /// <summary>Child for <c>*</c>.</summary>
    public object? Star;

    /// <summary>Children by literal token; null while there is none.</summary>
    public ByteMap? Literals;

    /// <summary>How many ways lead on or end here.</summary>
    public int WayCount =>
        (Here is null ? 0 : 1) + (Rest is null ? 0 : 1) + (Star is null ? 0 : 1) + (Literals?.Count ?? 0);
}
