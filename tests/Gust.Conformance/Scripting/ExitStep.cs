using Gust.Testing;

namespace Gust.Conformance.Scripting;

/// <summary><c>server exits</c>: the process ends by itself.</summary>
internal sealed record ExitStep : ScriptStep
{
    public override async Task RunAsync(ScriptRun run)
    {
        await run.Server.WaitForExitAsync(RawConnection.DefaultTimeout);
        run.Transcript.Add("server exited");
    }
}
