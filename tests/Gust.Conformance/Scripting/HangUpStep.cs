namespace Gust.Conformance.Scripting;

/// <summary><c>A hangup</c>: the client ends its side; the server's end of the connection is awaited.</summary>
internal sealed record HangUpStep(string Connection) : ScriptStep
{
    public override async Task RunAsync(ScriptRun run)
    {
        run.Connection(Connection).Wire.FinishSending();
        await run.AwaitAsync(Connection, AwaitStep.Closed);
    }
}
