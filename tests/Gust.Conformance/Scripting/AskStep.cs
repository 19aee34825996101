using System.Diagnostics;
using System.Text;
using Gust.Conformance.Comparing;
using Gust.Testing;

namespace Gust.Conformance.Scripting;

/// <summary><c>A ask subject [x3] [until=text] | payload</c>: a request with an inbox of its own, and that many answers awaited.</summary>
/// <remarks><c>api</c> instead of <c>ask</c> means a subject under <c>$JS.API.</c>; <c>hask</c> and <c>hapi</c> have headers before the payload.</remarks>
internal sealed record AskStep(string Connection, string Subject, int Answers, string? Until, string? Headers, string Payload) : ScriptStep
{
    private static readonly TimeSpan UntilTimeout = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan UntilInterval = TimeSpan.FromMilliseconds(10);

    /// <summary>What the reference says while the files of a stream that has just been deleted are in the way of a new one.</summary>
    private const string StillDeleting = "error creating store for stream";

    public static AskStep Parse(string connection, string verb, string[] fields)
    {
        var words = ScriptWords.Split(fields[0]);
        var subject = Encoding.UTF8.GetString(EscapedText.Decode(verb.EndsWith("api", StringComparison.Ordinal) ? $"$JS.API.{words[1]}" : words[1]));
        var step = new AskStep(connection, subject, 1, null, verb[0] == 'h' ? fields[1] : null, verb[0] == 'h' ? fields[2] : fields.ElementAtOrDefault(1) ?? "");
        foreach (var word in words[2..])
        {
            step = word.Split('=', 2) switch
            {
                ["until", var text] => step with { Until = text },
                [['x', .. var count]] when int.TryParse(count, out var answers) => step with { Answers = answers },
                _ => throw new FormatException($"an asking step has no word {word}"),
            };
        }

        return step;
    }

    public override async Task RunAsync(ScriptRun run)
    {
        var connection = run.Connection(Connection);
        var since = Stopwatch.GetTimestamp();
        while (true)
        {
            var inbox = $"r{connection.NextRequest++}";
            await AskAsync(run, inbox);
            await run.CollectMessagesAsync(connection, Answers, inbox);
            if (!IsToAskAgain(connection) || Stopwatch.GetElapsedTime(since) > UntilTimeout)
            {
                break;
            }

            // What ages away is announced by nobody.
            connection.Received.Clear();
            connection.NextRequest--;
            await connection.SendAsync(Encoding.ASCII.GetBytes($"UNSUB {inbox}\r\n"));
            await Task.Delay(UntilInterval);
        }

        connection.IsHung |= IsToAskAgain(connection);
        InventedConsumers.Learn(run.Transcript.InventedNames, $"{Subject} {Payload}", connection.LastBody);
        run.Transcript.Add($"{Connection}> {Subject}");
        run.Transcript.Take(connection);
    }

    private bool IsToAskAgain(ScriptedConnection connection) =>
        !connection.IsHung
        && !connection.HasEnded
        && (connection.LastBody.Contains(StillDeleting, StringComparison.Ordinal)
            || (Until is not null && !connection.LastBody.Contains(Until, StringComparison.Ordinal)));

    private Task AskAsync(ScriptRun run, string inbox)
    {
        var reply = $"_INBOX.{Connection}.{inbox}";
        var operations = PublishStep.Write(run, Connection, $"{Subject} {reply}", Headers, Payload);
        return run.SendAsync(Connection, [.. Encoding.ASCII.GetBytes($"SUB {reply} {inbox}\r\n"), .. operations]);
    }
}
