using Gust.Testing;

namespace Gust.Conformance.Scripting;

/// <summary><c>server signal USR2</c>.</summary>
internal sealed record SignalStep(string Signal) : ScriptStep
{
    public override Task RunAsync(ScriptRun run)
    {
        run.Server.Signal(ProcessSignal.Parse(Signal));
        return Task.CompletedTask;
    }
}
