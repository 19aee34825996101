using Gust.Conformance.Identities;

namespace Gust.Conformance.Scripting;

/// <summary><c>A unseals with X.name</c>: what the server seals for this key is opened and shown in clear.</summary>
internal sealed record UnsealStep(string Connection, string Key) : ScriptStep
{
    public override Task RunAsync(ScriptRun run)
    {
        run.Connection(Connection).Unsealing = KeyRing.GetCurve(Key);
        return Task.CompletedTask;
    }
}
