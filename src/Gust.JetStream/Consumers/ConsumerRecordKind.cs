namespace Gust.JetStream.Consumers;

/// <summary>What one record of a consumer's journal tells. The numbers are kept on disk.</summary>
internal enum ConsumerRecordKind : byte
{
    /// <summary>First delivery: sequence above the last one, time.</summary>
    Delivered = 1,

    /// <summary>Another delivery: sequence, time.</summary>
    Redelivered = 2,

    /// <summary>Acknowledged, terminated or removed from the stream: sequence.</summary>
    Settled = 3,

    /// <summary>All up to a sequence acknowledged.</summary>
    SettledUpTo = 4,

    /// <summary>Next delivery put off: sequence, time.</summary>
    Deferred = 5,

    /// <summary>Given up after the last allowed delivery: sequence.</summary>
    GivenUp = 6,

    /// <summary>Begun anew: next sequence.</summary>
    Reset = 7,

    /// <summary>The stream lost everything before: next sequence.</summary>
    Skipped = 8,

    /// <summary>Deliveries that need no acknowledgement: last sequence above the last one, their number, time.</summary>
    Passed = 9,
}
