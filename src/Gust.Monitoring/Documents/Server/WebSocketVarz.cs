using System.Text.Json.Serialization;
using Gust.Monitoring.Values;

namespace Gust.Monitoring.Documents.Server;

/// <summary>The listener for WebSocket clients (spec: monitoring.md, WebsocketOptsVarz); empty without one. What is null or nothing is left out.</summary>
internal sealed record WebSocketVarz
{
    public string? Host { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Port { get; init; }

    public string? Advertise { get; init; }

    public string? NoAuthUser { get; init; }

    public string? JwtCookie { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public TimeSpan HandshakeTimeout { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public double AuthTimeout { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool NoTls { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool TlsMap { get; init; }

    public IReadOnlyList<string>? TlsPinnedCerts { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool SameOrigin { get; init; }

    public IReadOnlyList<string>? AllowedOrigins { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Compression { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool TlsOcspPeerVerify { get; init; }

    public DateTimeOffset? TlsCertNotAfter { get; init; }

    public static WebSocketVarz Of(WebSocketOptions options, int port, DateTimeOffset? certificateEnd) => new()
    {
        Host = options.Host,
        Port = port,
        Advertise = Optional.Text(options.Advertise),
        NoAuthUser = Optional.Text(options.NoAuthUser),
        JwtCookie = Optional.Text(options.JwtCookie),
        HandshakeTimeout = options.HandshakeTimeout,
        AuthTimeout = options.Authorization?.Timeout?.TotalSeconds ?? 0,
        NoTls = options.NoTls,
        TlsMap = options.Tls is { VerifyAndMap: true },
        TlsPinnedCerts = Optional.List(options.Tls?.PinnedCertificates ?? []),
        SameOrigin = options.SameOrigin,
        AllowedOrigins = Optional.List(options.AllowedOrigins),
        Compression = options.Compression,
        TlsOcspPeerVerify = options.Tls?.OcspPeer is { Verify: true },
        TlsCertNotAfter = certificateEnd,
    };
}
