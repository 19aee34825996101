namespace Gust.Conformance.Scripting;

/// <summary>One line of a script.</summary>
internal abstract record ScriptStep
{
    public abstract Task RunAsync(ScriptRun run);
}
