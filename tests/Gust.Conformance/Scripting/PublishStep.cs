using System.Text;

namespace Gust.Conformance.Scripting;

/// <summary><c>A pub subject [reply] | payload</c>, and <c>A hpub ... | Key: value;Other: value | payload</c>: the sizes are counted.</summary>
internal sealed record PublishStep(string Connection, string Arguments, string? Headers, string Payload) : ScriptStep
{
    public override Task RunAsync(ScriptRun run)
    {
        var arguments = run.Fill(Connection, Arguments);
        var payload = Decode(run, Payload);
        if (Headers is null)
        {
            return run.SendAsync(Connection, [.. Encoding.UTF8.GetBytes($"PUB {arguments} {payload.Length}\r\n"), .. payload, .. "\r\n"u8]);
        }

        var lines = Headers.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var header = Decode(run, $@"NATS/1.0\r\n{string.Concat(lines.Select(line => line + @"\r\n"))}\r\n");
        var head = Encoding.UTF8.GetBytes($"HPUB {arguments} {header.Length} {header.Length + payload.Length}\r\n");
        return run.SendAsync(Connection, [.. head, .. header, .. payload, .. "\r\n"u8]);
    }

    private byte[] Decode(ScriptRun run, string text) => run.Fill(Connection, EscapedText.Decode(text));
}
