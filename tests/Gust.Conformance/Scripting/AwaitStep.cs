namespace Gust.Conformance.Scripting;

/// <summary><c>A&lt; PONG</c> waits for an operation that starts like this, <c>A&lt; closed</c> for the end of the connection.</summary>
internal sealed record AwaitStep(string Connection, string Prefix) : ScriptStep
{
    public const string Closed = "closed";

    public override Task RunAsync(ScriptRun run) => run.AwaitAsync(Connection, Prefix);
}
