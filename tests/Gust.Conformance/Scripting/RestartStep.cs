namespace Gust.Conformance.Scripting;

/// <summary><c>server restarts</c>: it ends in order, and starts again with the same configuration and directories.</summary>
internal sealed record RestartStep : ScriptStep
{
    public override async Task RunAsync(ScriptRun run)
    {
        await run.RestartServerAsync();
        run.Transcript.Add("server restarted");
    }
}
