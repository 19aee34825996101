namespace Gust.Conformance.Scripting;

/// <summary><c>A&gt; text</c> sends the text and CR LF, <c>A&gt;&gt; text</c> exactly the text.</summary>
internal sealed record SendStep(string Connection, byte[] Bytes) : ScriptStep
{
    public override Task RunAsync(ScriptRun run) => run.SendAsync(Connection, Bytes);
}
