namespace Gust.Cli.Bench;

/// <summary>What the clients of a group do.</summary>
/// <param name="Name">In JSON.</param>
/// <param name="Label">In text.</param>
internal sealed record BenchRole(string Name, string Label)
{
    public static readonly BenchRole Publisher = new("publisher", "Core NATS publisher") { IsSender = true };
    public static readonly BenchRole Subscriber = new("subscriber", "Core NATS subscriber") { GetsAll = true };
    public static readonly BenchRole Requester = new("requester", "Core NATS service requester") { IsSender = true, MeasuresLatency = true };
    public static readonly BenchRole Replier = new("replier", "Core NATS service server") { IsEndless = true };
    public static readonly BenchRole SyncPublisher = new("publisher", "JetStream synchronous publisher") { IsSender = true, MeasuresLatency = true };
    public static readonly BenchRole AsyncPublisher = new("publisher", "JetStream asynchronous publisher") { IsSender = true };
    public static readonly BenchRole BatchPublisher = new("publisher", "JetStream atomic batch publisher") { IsSender = true };
    public static readonly BenchRole FastPublisher = new("publisher", "JetStream fast batch publisher") { IsSender = true };
    public static readonly BenchRole Consumer = new("consumer", "JetStream durable consumer (consume)");
    public static readonly BenchRole Fetcher = new("consumer", "JetStream durable consumer (fetch)");
    public static readonly BenchRole OrderedConsumer = new("consumer", "JetStream ordered ephemeral consumer") { GetsAll = true };
    public static readonly BenchRole Getter = new("getter", "JetStream direct getter") { MeasuresLatency = true };
    public static readonly BenchRole KeyPutter = new("putter", "KV putter") { IsSender = true, MeasuresLatency = true };
    public static readonly BenchRole KeyGetter = new("getter", "KV getter") { MeasuresLatency = true };

    public bool IsSender { get; init; }

    /// <summary>Each client handles all messages; else they share them.</summary>
    public bool GetsAll { get; init; }

    /// <summary>Goes on until it is stopped, unless a number of messages is said.</summary>
    public bool IsEndless { get; init; }

    public bool MeasuresLatency { get; init; }
}
