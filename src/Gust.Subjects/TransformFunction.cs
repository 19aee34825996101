namespace Gust.Subjects;

/// <summary>What makes one part of a transform's destination.</summary>
internal enum TransformFunction
{
    Literal,
    Wildcard,
    Partition,
    SplitFromLeft,
    SplitFromRight,
    SliceFromLeft,
    SliceFromRight,
    Split,
    Right,
    Left,
    Random,
}
