namespace Gust.Subjects;

/// <summary>One part of a transform's destination, ready to run.</summary>
internal sealed class TransformPart
{
    public required TransformFunction Function { get; init; }

    /// <summary>The literal text, or the separator of a split.</summary>
    public byte[] Text { get; init; } = [];

    /// <summary>Tokens of the source subject it reads, 0-based. None for a partition: the whole subject.</summary>
    public int[] Tokens { get; init; } = [];

    /// <summary>Position, length, number of buckets or bound.</summary>
    public int Number { get; init; }
}
