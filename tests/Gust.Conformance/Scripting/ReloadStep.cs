namespace Gust.Conformance.Scripting;

/// <summary><c>server reload</c> and an indented configuration that replaces the running one.</summary>
internal sealed record ReloadStep(string Configuration) : ScriptStep
{
    public override Task RunAsync(ScriptRun run)
    {
        run.Server.Reload(run.FillConfiguration(Configuration));
        return Task.CompletedTask;
    }
}
