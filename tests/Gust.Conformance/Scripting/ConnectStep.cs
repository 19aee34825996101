using System.Text;
using Gust.Conformance.Connecting;

namespace Gust.Conformance.Scripting;

/// <summary><c>A connect</c>: opens a connection and waits for INFO; <c>A open ...</c> also sends a quiet CONNECT with these fields.</summary>
internal sealed record ConnectStep(string Connection, ConnectionPlan Plan, string? Greeting) : ScriptStep
{
    public override async Task RunAsync(ScriptRun run)
    {
        await run.ConnectAsync(Connection, Plan);
        if (Greeting is not null && run.IsOpen(Connection))
        {
            await run.Connection(Connection).SendAsync(run.Fill(Connection, Encoding.UTF8.GetBytes(Greeting)));
        }
    }
}
