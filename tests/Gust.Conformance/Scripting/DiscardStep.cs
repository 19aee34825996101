namespace Gust.Conformance.Scripting;

/// <summary><c>A discard messages</c>, <c>A discard heartbeats</c>: from here on A receives them, and the transcript leaves them out.</summary>
internal sealed record DiscardStep(string Connection, bool OnlyHeartbeats = false) : ScriptStep
{
    public override Task RunAsync(ScriptRun run)
    {
        var connection = run.Connection(Connection);
        connection.DiscardsMessages |= !OnlyHeartbeats;
        connection.DiscardsHeartbeats |= OnlyHeartbeats;
        return Task.CompletedTask;
    }
}
