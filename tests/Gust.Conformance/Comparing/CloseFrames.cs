namespace Gust.Conformance.Comparing;

/// <summary>The close frames that a server sends and then seldom waits for: the end of the connection overtakes them.</summary>
internal static class CloseFrames
{
    private const string Mark = "< frame close ";

    /// <summary>Removes the close frames on those connections where the other side shows none.</summary>
    public static void RemoveUnanswered(List<string> lines, IReadOnlyList<string> others) =>
        lines.RemoveAll(line => Connection(line) is { } connection && !others.Any(other => Connection(other) == connection));

    private static string? Connection(string line) => line.IndexOf(Mark, StringComparison.Ordinal) is >= 0 and var end ? line[..end] : null;
}
