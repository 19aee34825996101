namespace Gust.JetStream.Streams.Publishing.Batches;

/// <summary>What a message does to its fast batch. The numbers stand in reply subjects.</summary>
internal enum FastStep : byte
{
    /// <summary>Its first message.</summary>
    Start = 0,

    /// <summary>A further one.</summary>
    Append = 1,

    /// <summary>Its last one.</summary>
    Commit = 2,

    /// <summary>The end, told by a message that is not stored.</summary>
    End = 3,

    /// <summary>How far is it?</summary>
    Ping = 4,
}
