namespace Gust.Configuration.CommandLine;

/// <summary>A signal to send.</summary>
/// <param name="Name">One of stop, quit, term, reopen, reload, ldm.</param>
/// <param name="Target">Process id, path of a pid file, or null for the only server that runs.</param>
internal sealed record SignalCommand(string Name, string? Target)
{
    public static readonly IReadOnlyList<string> Names = ["ldm", "stop", "quit", "term", "reopen", "reload"];

    /// <summary>Reads <c>name[=target]</c>; null: no such signal.</summary>
    public static SignalCommand? Parse(string text)
    {
        var equals = text.IndexOf('=');
        var name = equals < 0 ? text : text[..equals];
        var target = equals < 0 ? null : text[(equals + 1)..];
        return Names.Contains(name) ? new SignalCommand(name, string.IsNullOrEmpty(target) ? null : target) : null;
    }
}
