namespace Gust.Core;

/// <summary>Limits and timers of the kernel. Immutable: a reload puts another one in its place.</summary>
internal sealed record CoreOptions
{
    public int MaxPayload { get; init; } = 1024 * 1024;

    public int MaxControlLine { get; init; } = 4096;

    /// <summary>Bytes that may wait for one connection.</summary>
    public long MaxPending { get; init; } = 64 * 1024 * 1024;

    /// <summary>Client connections at one time; 0 or less: unlimited.</summary>
    public int MaxConnections { get; init; } = 65536;

    /// <summary>Ended connections that are remembered for monitoring.</summary>
    public int MaxClosedConnections { get; init; } = 10_000;

    /// <summary>Subscriptions of one connection; 0: unlimited.</summary>
    public int MaxSubscriptions { get; init; }

    /// <summary>Tokens in a subscription's subject; 0: unlimited.</summary>
    public int MaxSubscriptionTokens { get; init; }

    public TimeSpan PingInterval { get; init; } = TimeSpan.FromMinutes(2);

    public int PingMax { get; init; } = 2;

    public TimeSpan WriteDeadline { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>A peer that takes no bytes for <see cref="WriteDeadline"/> keeps its connection.</summary>
    public bool RetryAfterWriteDeadline { get; init; }

    /// <summary>Messages for a congested subscriber are dropped instead of slowing their producer down.</summary>
    public bool NoFastProducerStall { get; init; }

    public bool Headers { get; init; } = true;

    public TimeSpan LameDuckDuration { get; init; } = TimeSpan.FromMinutes(2);

    public TimeSpan LameDuckGracePeriod { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest payload shown in a trace, in bytes; 0: all of it.</summary>
    public int MaxTracedMessageLength { get; init; }

    /// <summary>Traces show a message's header block only.</summary>
    public bool TraceHeadersOnly { get; init; }

    /// <summary>Address told to clients instead of the one listened on; null: none.</summary>
    public string? AdvertisedHost { get; init; }

    /// <summary>Port that goes with <see cref="AdvertisedHost"/>; null: the one listened on.</summary>
    public int? AdvertisedPort { get; init; }

    /// <summary>Clients are told that streams can be had.</summary>
    public bool JetStream { get; init; }

    /// <summary>Domain of the streams that clients are told; empty: none.</summary>
    public string JetStreamDomain { get; init; } = "";

    /// <summary>Addresses told to clients in <c>connect_urls</c>.</summary>
    public IReadOnlyList<string> ConnectUrls { get; init; } = [];
}
