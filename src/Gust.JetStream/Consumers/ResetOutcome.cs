namespace Gust.JetStream.Consumers;

/// <summary>Whether a consumer can be reset to where one wants it.</summary>
internal enum ResetOutcome : byte
{
    Done,

    /// <summary>Its deliver policy knows no sequence to go to.</summary>
    NotAllowed,

    BelowStart,
}
