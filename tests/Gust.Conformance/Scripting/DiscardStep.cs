namespace Gust.Conformance.Scripting;

/// <summary><c>A discard messages</c>: from here on the messages A receives are left out of the transcript.</summary>
internal sealed record DiscardStep(string Connection) : ScriptStep
{
    public override Task RunAsync(ScriptRun run)
    {
        run.Connection(Connection).DiscardsMessages = true;
        return Task.CompletedTask;
    }
}
