namespace Gust.Conformance.Scripting;

/// <summary><c>gust A&lt; closed</c>: a step for Gust only, where it differs from the reference and the script has to wait for what it does.</summary>
internal sealed record GustStep(ScriptStep Step) : ScriptStep
{
    public override Task RunAsync(ScriptRun run) => run.IsReference ? Task.CompletedTask : Step.RunAsync(run);
}
