namespace Gust.Web.Console.Buckets;

/// <summary>An object of a bucket, as its own description says.</summary>
internal sealed record ObjectRow
{
    public required string Name { get; init; }

    public string? Description { get; init; }

    public long Size { get; init; }

    public long Chunks { get; init; }

    public long ChunkSize { get; init; }

    public string? Digest { get; init; }

    /// <summary>When it was put.</summary>
    public required string Time { get; init; }

    public ulong Revision { get; init; }

    public bool Deleted { get; init; }

    /// <summary>What it stands for, as <c>bucket/object</c>, or a whole bucket; null: itself.</summary>
    public string? Link { get; init; }

    /// <summary>Pairs of name and value.</summary>
    public IReadOnlyList<string[]> Headers { get; init; } = [];

    /// <summary>Likewise.</summary>
    public IReadOnlyList<string[]> Metadata { get; init; } = [];

    /// <summary>Names the subject of its chunks; not for the page.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string Nuid { get; init; } = "";
}
