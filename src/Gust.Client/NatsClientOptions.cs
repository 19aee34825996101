using Gust.Foundation;

namespace Gust.Client;

/// <summary>How a <see cref="NatsClient"/> connects and how much it may hold.</summary>
internal sealed class NatsClientOptions
{
    /// <summary>Server URLs, tried in this order: <c>nats://</c>, <c>tls://</c> or plain <c>host[:port]</c>.</summary>
    public IReadOnlyList<string> Urls { get; init; } = [ServerAddress.DefaultUrl];

    public string? User { get; init; }

    public string? Password { get; init; }

    public string? Token { get; init; }

    /// <summary>Credentials by keys; null: none.</summary>
    public ClientIdentity? Identity { get; init; }

    public TlsSettings Tls { get; init; } = new();

    /// <summary>Opens a ready byte stream instead of a TCP connection, for in-process servers and tests.</summary>
    public Func<CancellationToken, ValueTask<Stream>>? OpenStream { get; init; }

    /// <summary>Name shown by the server's monitoring.</summary>
    public string Name { get; init; } = "gust";

    /// <summary>False: the server does not send this connection its own messages.</summary>
    public bool Echo { get; init; } = true;

    public string InboxPrefix { get; init; } = "_INBOX";

    /// <summary>Bound on one server's dial, TLS and NATS handshake.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Rounds over all servers after a loss; -1: without end, 0: a loss closes the client.</summary>
    public int ReconnectAttemptsMax { get; init; } = -1;

    public TimeSpan ReconnectWaitMin { get; init; } = TimeSpan.FromMilliseconds(100);

    public TimeSpan ReconnectWaitMax { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Bytes kept for the server while there is no connection; publishing waits beyond.</summary>
    public int OfflineBytesMax { get; init; } = 8 * 1024 * 1024;

    /// <summary>Messages a subscription holds unread before the connection stops reading.</summary>
    public int SubscriptionMessagesMax { get; init; } = 16 * 1024;

    public TimeSpan PingInterval { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Unanswered pings before the connection counts as lost.</summary>
    public int PingsUnansweredMax { get; init; } = 2;

    public IClientObserver? Observer { get; init; }

    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    public IRandom Random { get; init; } = SystemRandom.Instance;
}
