using Gust.Configuration.Reading.Listeners;

namespace Gust.Configuration.Reading;

/// <summary>Keys of the WebSocket listener. Only what its handshakes show of TLS can change while it runs.</summary>
internal static class WebSocketOptionTable
{
    private const string Fixed = "Websocket";

    public static ServerOption[] All { get; } =
    [
        new("websocket")
        {
            Aliases = ["ws"],
            Read = WebSocketReader.Read,
            Show = o => OptionJson.Of(o.WebSocket, "Tls", "Authorization"),
            FixedName = Fixed,
        },
        ServerOption.Keyless("websocket authorization", o => ShowAuthorization(o.WebSocket?.Authorization)) with { FixedName = Fixed, IsSecret = true },
        ServerOption.Keyless("websocket tls verify_and_map", o => o.WebSocket?.Tls?.VerifyAndMap == true ? "true" : "false")
            with { FixedName = Fixed },
        ServerOption.Keyless("websocket tls pinned_certs", o => string.Join(' ', o.WebSocket?.Tls?.PinnedCertificates ?? [])) with { FixedName = Fixed },
        ServerOption.Keyless("websocket tls", o => TlsOptionTable.Show(o.WebSocket?.Tls, "VerifyAndMap", "PinnedCertificates"))
            with { Announce = o => o.WebSocket?.Tls is null ? "websocket tls = disabled" : "websocket tls = enabled" },
    ];

    private static string ShowAuthorization(ListenerAuthorizationOptions? authorization) =>
        authorization is null ? "" : OptionJson.Of(new WebSocketOptions { Authorization = authorization });
}
