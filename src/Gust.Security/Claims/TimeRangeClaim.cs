namespace Gust.Security.Claims;

/// <summary>Hours of the day, <c>HH:MM:SS</c>. A start after the end spans midnight.</summary>
internal sealed record TimeRangeClaim
{
    public string Start { get; set; } = "";

    public string End { get; set; } = "";
}
