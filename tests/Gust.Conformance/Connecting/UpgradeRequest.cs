using System.Text;

namespace Gust.Conformance.Connecting;

/// <summary>The request that turns a connection into a WebSocket, for scripts that see to the frames themselves.</summary>
internal static class UpgradeRequest
{
    private static readonly (string Word, string Field)[] Fields =
    [
        ("offer", "Sec-WebSocket-Extensions"),
        ("agent", "User-Agent"),
        ("cookie", "Cookie"),
        ("origin", "Origin"),
        ("no-masking", "Nats-No-Masking"),
    ];

    public static string Of(ConnectionPlan plan)
    {
        var request = new StringBuilder($"GET {plan.Value("path") ?? "/"} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n");
        request.Append("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n");
        foreach (var (word, field) in Fields.Where(field => plan.Has(field.Word)))
        {
            request.Append(field).Append(": ").Append(plan.Value(word)).Append("\r\n");
        }

        return request.Append("\r\n").ToString();
    }
}
