namespace Gust.Conformance.Comparing;

/// <summary>The lines in which one script's two transcripts are meant to differ.</summary>
/// <param name="Reference">Lines that only the reference says, in their order.</param>
/// <param name="Gust">Lines that only Gust says, in their order.</param>
internal sealed record WantedDifference(IReadOnlyList<string> Reference, IReadOnlyList<string> Gust, string Reason)
{
    public static readonly WantedDifference None = new([], [], "");
}
