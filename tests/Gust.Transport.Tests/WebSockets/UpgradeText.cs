namespace Gust.Transport.Tests.WebSockets;

/// <summary>An upgrade request, right unless a test says otherwise; null leaves a field out.</summary>
internal sealed record UpgradeText
{
    public string Method { get; init; } = "GET";

    public string Target { get; init; } = "/";

    public string Version { get; init; } = "HTTP/1.1";

    public string? Host { get; init; } = "localhost:80";

    public string? Upgrade { get; init; } = "websocket";

    public string? Connection { get; init; } = "Upgrade";

    public string? Key { get; init; } = "dGhlIHNhbXBsZSBub25jZQ==";

    public string? WebSocketVersion { get; init; } = "13";

    /// <summary>More fields, each with its line end.</summary>
    public string More { get; init; } = "";

    public override string ToString() =>
        $"{Method} {Target} {Version}\r\n{Field("Host", Host)}{Field("Upgrade", Upgrade)}{Field("Connection", Connection)}" +
        $"{Field("Sec-WebSocket-Key", Key)}{Field("Sec-WebSocket-Version", WebSocketVersion)}{More}\r\n";

    private static string Field(string name, string? value) => value is null ? "" : $"{name}: {value}\r\n";
}
