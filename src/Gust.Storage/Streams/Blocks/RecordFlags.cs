namespace Gust.Storage.Streams.Blocks;

/// <summary>The highest byte of a record's fourth word.</summary>
[Flags]
internal enum RecordFlags : byte
{
    None = 0,

    /// <summary>A length and a header block stand between subject and payload.</summary>
    Headers = 1,

    /// <summary>Headers and payload were overwritten.</summary>
    Erased = 2,

    /// <summary>The message was removed. The checksum does not cover this bit, so that one byte written in place sets it.</summary>
    Removed = 4,
}
