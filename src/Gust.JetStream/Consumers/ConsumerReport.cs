namespace Gust.JetStream.Consumers;

/// <summary>The changing part of a consumer's info (spec: jetstream.md section 3.1). Times are Unix nanoseconds; 0: never.</summary>
internal readonly record struct ConsumerReport(
    ConsumerPosition Delivered,
    long LastDelivery,
    ConsumerPosition AckFloor,
    long LastAck,
    int AckPending,
    int Redelivered,
    int Waiting,
    long Pending,
    bool PushBound,
    bool Paused,
    long PauseRemaining,
    string? PinnedId,
    long PinnedAt);
