namespace Gust.Security.Definitions;

/// <summary>How a client may answer requests on reply subjects that it may not publish to otherwise.</summary>
/// <param name="Max">Answers to one request; negative: unlimited.</param>
/// <param name="Expires">Time after the request in which answers are allowed; negative: for ever.</param>
internal sealed record ResponseRule(int Max, TimeSpan Expires)
{
    public static readonly TimeSpan DefaultExpires = TimeSpan.FromMinutes(2);

    public static ResponseRule Default { get; } = new(1, DefaultExpires);
}
