namespace Gust;

/// <summary>How far a user may answer requests (<c>allow_responses</c>).</summary>
public sealed class ResponsePermissionsOptions
{
    /// <summary>Responses to one request; negative: no limit.</summary>
    public int MaxMessages { get; set; } = 1;

    /// <summary>How long after a request it may be answered; <see cref="Timeout.InfiniteTimeSpan"/>: for ever.</summary>
    public TimeSpan Expires { get; set; } = TimeSpan.FromMinutes(2);
}
