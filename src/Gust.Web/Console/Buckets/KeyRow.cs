namespace Gust.Web.Console.Buckets;

/// <summary>A key of a bucket and what was done to it last.</summary>
/// <param name="Key">Its name.</param>
/// <param name="Revisions">How many are kept.</param>
/// <param name="Revision">The last one.</param>
internal sealed record KeyRow(string Key, long Revisions, ulong Revision)
{
    /// <summary><c>put</c>, <c>deleted</c>, <c>purged</c> or <c>expired</c>; null: not looked up.</summary>
    public string? Operation { get; init; }

    public string? Time { get; init; }

    /// <summary>Bytes of the value.</summary>
    public int? Size { get; init; }

    public bool IsGone => Operation is not (null or KeyOperation.Put);
}
