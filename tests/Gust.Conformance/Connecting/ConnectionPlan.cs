namespace Gust.Conformance.Connecting;

/// <summary>How a script's connection is made: the words after <c>A connect</c>, <c>A open</c> or <c>A dial</c>.</summary>
/// <param name="Listener">The name of the listener in the ports file.</param>
internal sealed record ConnectionPlan(string Listener, IReadOnlyDictionary<string, string> Words)
{
    /// <summary>Words that say how to connect; the others belong into CONNECT.</summary>
    private static readonly string[] Transport =
        ["tls", "tls-first", "tls12", "cert", "by-name", "ws", "wss", "cookie", "origin", "path", "header", "raw", "frames", "offer", "agent", "no-masking"];

    public bool UsesWebSocket => Has("ws") || Has("wss");

    /// <summary>TLS before INFO.</summary>
    public bool StartsWithTls => Has("tls-first");

    /// <summary>TLS after INFO, as INFO asks for.</summary>
    public bool UpgradesToTls => Has("tls");

    /// <summary>Nothing is awaited: for what is not the protocol of clients.</summary>
    public bool IsRaw => Has("raw");

    /// <summary>A WebSocket whose frames the script makes and sees.</summary>
    public bool ShowsFrames => Has("frames");

    public bool Has(string word) => Words.ContainsKey(word);

    public string? Value(string word) => Words.GetValueOrDefault(word);

    /// <summary>Splits the words of a line into how to connect and what to say in CONNECT.</summary>
    public static (ConnectionPlan Plan, List<KeyValuePair<string, string>> Greeting) Parse(string[] words)
    {
        var pairs = words.Select(word => word.Split('=', 2)).Select(pair => KeyValuePair.Create(pair[0], pair.ElementAtOrDefault(1) ?? "")).ToList();
        var transport = pairs.Where(pair => Transport.Contains(pair.Key)).ToDictionary();
        var listener = transport.ContainsKey("ws") || transport.ContainsKey("wss") ? "websocket" : "nats";
        return (new ConnectionPlan(listener, transport), [.. pairs.Where(pair => !Transport.Contains(pair.Key))]);
    }
}
