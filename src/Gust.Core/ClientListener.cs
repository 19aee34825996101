using Gust.Security.Definitions;

namespace Gust.Core;

/// <summary>What clients of one listener are told of it. Immutable; connections keep the one they came by.</summary>
/// <param name="Type">Kind of its connections.</param>
/// <param name="Host">Address in INFO; null: that of the client listener.</param>
/// <param name="Port">Port in INFO; null: that of the client listener.</param>
internal sealed record ClientListener(ConnectionKinds Type, string? Host = null, int? Port = null)
{
    /// <summary>Plain TCP.</summary>
    public static ClientListener Standard { get; } = new(ConnectionKinds.Standard);

    public static ClientListener InProcess { get; } = new(ConnectionKinds.InProcess);

    /// <summary>Clients must use TLS.</summary>
    public bool TlsRequired { get; init; }

    /// <summary>Clients must show a certificate.</summary>
    public bool TlsVerify { get; init; }

    /// <summary>Clients may use TLS or not; of WebSocket listeners: they must.</summary>
    public bool TlsAvailable { get; init; }

    /// <summary>Silence after which a client is pinged; null: as everywhere.</summary>
    public TimeSpan? PingInterval { get; init; }
}
