namespace Gust.Conformance.Scripting;

/// <summary><c>A gets 3</c>: waits until A has got three more messages; heartbeats are none.</summary>
internal sealed record GetsStep(string Connection, int Count) : ScriptStep
{
    public override async Task RunAsync(ScriptRun run)
    {
        var connection = run.Connection(Connection);
        await run.CollectMessagesAsync(connection, Count, null);
        run.Transcript.Take(connection);
    }
}
