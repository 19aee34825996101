using Gust.Conformance.Identities;

namespace Gust.Conformance.Scripting;

/// <summary><c>accounts ...</c>: what the HTTP server with the accounts does from here on.</summary>
/// <param name="Action">serve, stop, start or asked.</param>
/// <param name="Account">The name of a key, for serve.</param>
/// <param name="Answer">See <see cref="AccountServer.Serve"/>; may hold placeholders.</param>
internal sealed record AccountsStep(string Action, string Account = "", string Answer = "") : ScriptStep
{
    public override Task RunAsync(ScriptRun run)
    {
        switch (Action)
        {
            case "serve": run.Accounts.Serve(KeyRing.PublicKey(Account), run.FillConfiguration(Answer)); break;
            case "stop": run.Accounts.Stop(); break;
            case "start": run.Accounts.Start(); break;
            default: run.Transcript.Add($"accounts asked for: {string.Join(' ', run.Accounts.TakeRequests())}"); break;
        }

        return Task.CompletedTask;
    }
}
