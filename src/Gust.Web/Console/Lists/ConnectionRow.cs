using Gust.Core;
using Gust.Core.Connections;
using Gust.Monitoring.Documents.Connections;

namespace Gust.Web.Console.Lists;

/// <summary>A connection as it was when it was looked at, with what one searches and sorts by; the rest is told of those only that are shown.</summary>
/// <param name="Candidate">With its figures.</param>
/// <param name="Profile">Who it is.</param>
internal sealed record ConnectionRow(ConnectionCandidate Candidate, ConnectionProfile Profile)
{
    public ConnectionRow(ConnectionCandidate candidate)
        : this(candidate, candidate.Profile())
    {
    }

    public ConnectionFigures Figures => Candidate.Figures;

    public string Account => Profile.Account?.Name ?? "";

    public string? Reason => Candidate.Reason is { } reason ? CloseReasonText.Of(reason) : null;
}
