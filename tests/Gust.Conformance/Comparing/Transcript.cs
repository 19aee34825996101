using Gust.Conformance.Scripting;
using Gust.Testing;

namespace Gust.Conformance.Comparing;

/// <summary>What a server said during a script, line by line, with everything masked that chance or the host decides.</summary>
internal sealed class Transcript(ScriptOptions options)
{
    private const string Closed = "< closed";
    private const string NoAnswer = "(no answer in time)";

    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    /// <summary>A step waited in vain: fine to report, never fine as a reference to compare with.</summary>
    public bool HasTimeout => _lines.Exists(line => line.EndsWith(NoAnswer, StringComparison.Ordinal));

    public IEnumerable<string> ClosedConnections =>
        _lines.Where(line => line.EndsWith(Closed, StringComparison.Ordinal)).Select(line => line[..^Closed.Length]);

    /// <summary>Names that this server invented, and what the transcript shows for them.</summary>
    public Dictionary<string, string> InventedNames { get; } = [];

    /// <summary>What is wrong with answers and advisories by their own schemas.</summary>
    public List<string> SchemaErrors { get; } = [];

    public void Add(string line) => _lines.Add(line);

    /// <summary>Takes over what the connection has received.</summary>
    public void Take(ScriptedConnection connection) => _lines.AddRange(LinesOf(connection));

    /// <summary>Takes over what several connections have received up to a barrier.</summary>
    public void TakeAll(IEnumerable<ScriptedConnection> connections)
    {
        var lines = connections.SelectMany(connection => LinesOf(connection)).ToList();
        if (options.HasFlag(ScriptOptions.Together))
        {
            lines = [.. lines.Select(WithoutName).Order(StringComparer.Ordinal)];
        }

        _lines.AddRange(lines);
        _lines.Add("-- sync");
    }

    private static string WithoutName(string line) => "*" + line[line.IndexOf('<')..];

    private IEnumerable<string> LinesOf(ScriptedConnection connection)
    {
        var shown = connection.Received.Where(frame =>
            !(connection.DiscardsMessages && frame.IsMessage) && !(connection.DiscardsHeartbeats && frame.IsHeartbeat));
        var mask = new MessageMask(options, connection.Info["server_id"]?.ToString(), InventedNames);
        var lines = CopyOrder.Sort([.. shown]).Select(frame => $"{connection.Name}< {Text(frame, mask, connection.Port)}").ToList();
        connection.Received.Clear();
        if (connection.HasEnded && !connection.EndTold)
        {
            connection.EndTold = true;
            lines.AddRange(connection.CloseText is { } close ? [$"{connection.Name}< {close}"] : []);
            lines.Add(connection.Name + Closed);
        }

        if (connection.IsHung)
        {
            lines.Add($"{connection.Name}< {NoAnswer}");
        }

        return lines;
    }

    private string Text(WireFrame frame, MessageMask mask, int port) => FrameText.Of(mask.Apply(frame), port, options);
}
