namespace Gust.Conformance.Scripting;

/// <summary><c>sync</c> or <c>sync A B</c>: everything sent so far has been handled, and its answers have been read.</summary>
internal sealed record SyncStep(IReadOnlyList<string> Connections) : ScriptStep
{
    public override Task RunAsync(ScriptRun run) => run.SyncAsync(Connections);
}
