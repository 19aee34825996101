namespace Gust.Conformance.Scripting;

/// <summary><c>A&gt; text</c> sends the text and CR LF, <c>A&gt;&gt; text</c> exactly the text. Placeholders are replaced when it is sent.</summary>
internal sealed record SendStep(string Connection, byte[] Bytes) : ScriptStep
{
    public override Task RunAsync(ScriptRun run) => run.SendAsync(Connection, run.Fill(Connection, Bytes));
}
