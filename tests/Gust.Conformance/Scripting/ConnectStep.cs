namespace Gust.Conformance.Scripting;

/// <summary><c>A connect</c>: opens a connection and waits for INFO; <c>A open ...</c> also sends a quiet CONNECT with these fields.</summary>
internal sealed record ConnectStep(string Connection, string? Greeting) : ScriptStep
{
    public override async Task RunAsync(ScriptRun run)
    {
        await run.ConnectAsync(Connection);
        if (Greeting is not null)
        {
            await run.Connection(Connection).Wire.SendAsync(Greeting);
        }
    }
}
