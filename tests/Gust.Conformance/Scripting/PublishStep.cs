using System.Text;

namespace Gust.Conformance.Scripting;

/// <summary><c>A pub subject [reply] | payload</c>, and <c>A hpub ... | Key: value;Other: value | payload</c>: the sizes are counted.</summary>
internal sealed record PublishStep(string Connection, string Arguments, string? Headers, string Payload) : ScriptStep
{
    public override Task RunAsync(ScriptRun run) => run.SendAsync(Connection, Write(run, Connection, Arguments, Headers, Payload));

    /// <summary>PUB or, with headers, HPUB.</summary>
    public static byte[] Write(ScriptRun run, string connection, string arguments, string? headers, string payloadText)
    {
        var filled = run.Fill(connection, arguments);
        var payload = Decode(run, connection, payloadText);
        if (headers is null)
        {
            return [.. Encoding.UTF8.GetBytes($"PUB {filled} {payload.Length}\r\n"), .. payload, .. "\r\n"u8];
        }

        var lines = headers.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var header = Decode(run, connection, $@"NATS/1.0\r\n{string.Concat(lines.Select(line => line + @"\r\n"))}\r\n");
        var head = Encoding.UTF8.GetBytes($"HPUB {filled} {header.Length} {header.Length + payload.Length}\r\n");
        return [.. head, .. header, .. payload, .. "\r\n"u8];
    }

    private static byte[] Decode(ScriptRun run, string connection, string text) => run.Fill(connection, EscapedText.Decode(text));
}
