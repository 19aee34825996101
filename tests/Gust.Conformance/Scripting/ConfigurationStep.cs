namespace Gust.Conformance.Scripting;

/// <summary><c>server file</c> and an indented configuration that replaces the file; the server is told in some other way.</summary>
internal sealed record ConfigurationStep(string Configuration) : ScriptStep
{
    public override Task RunAsync(ScriptRun run)
    {
        run.Server.Replace(run.FillConfiguration(Configuration));
        return Task.CompletedTask;
    }
}
