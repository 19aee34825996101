using Gust.Testing;

namespace Gust.Conformance.Scripting;

/// <summary><c>server logs TEXT</c>: waits for a line of the log, the only sign that a signal has been acted on.</summary>
internal sealed record LogStep(string Text) : ScriptStep
{
    public override Task RunAsync(ScriptRun run) => run.Server.Log.WaitForAsync(Text, RawConnection.DefaultTimeout);
}
