using Gust.Configuration.Tests.Reference.Cases;

namespace Gust.Configuration.Tests.Reference;

/// <summary>All configurations to put before both servers.</summary>
internal static class CaseList
{
    /// <summary>Both must accept with the same digest, or both refuse.</summary>
    public static IReadOnlyList<string> Same { get; } =
    [
        .. ConfigurationCases.Same, .. AccessCases.Same, .. AccountsCases.Same, .. ImportsCases.Same, .. TlsCases.Same, .. OperatorsCases.Same,
        .. WebSocketCases.Same, .. JetStreamCases.Same,
    ];

    /// <summary>On purpose not the same.</summary>
    public static IReadOnlyList<(string Text, bool GustAccepts, string Reason)> Different { get; } =
    [
        .. ConfigurationCases.Different, .. AccessCases.Different, .. AccountsCases.Different, .. ImportsCases.Different, .. TlsCases.Different,
        .. OperatorsCases.Different, .. WebSocketCases.Different, .. JetStreamCases.Different,
    ];
}
