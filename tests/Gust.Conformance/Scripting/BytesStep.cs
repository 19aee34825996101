namespace Gust.Conformance.Scripting;

/// <summary><c>A frame ...</c> and <c>A bytes ...</c>: sent as it is, where other steps put what they send into a frame.</summary>
internal sealed record BytesStep(string Connection, byte[] Bytes) : ScriptStep
{
    public override Task RunAsync(ScriptRun run) => run.SendBytesAsync(Connection, Bytes);
}
