using Gust.JetStream.Model;

namespace Gust.JetStream.Streams;

/// <summary>What the account and the server let streams hold. For any thread.</summary>
internal interface IStorageBudget
{
    /// <summary>Why a stream may not take so many bytes more; null: it may.</summary>
    JetStreamError? Check(bool isMemory, long bytes);

    /// <summary>A stream holds so many bytes more, or less.</summary>
    void Count(bool isMemory, long bytes);
}
