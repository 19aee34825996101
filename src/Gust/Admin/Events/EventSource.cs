namespace Gust.Cli.Admin.Events;

/// <summary>Where events come from.</summary>
/// <param name="Kind">For the user.</param>
/// <param name="Subject">May have wildcards.</param>
internal sealed record EventSource(string Kind, string Subject)
{
    /// <summary>Servers send it, in the system account.</summary>
    public bool IsOfServers => Subject.StartsWith("$SYS.", StringComparison.Ordinal);
}
