using Gust.Security.Claims;

namespace Gust.Security.Trust;

/// <summary>Seconds of claims as moments.</summary>
internal static class ClaimTimes
{
    private static readonly long s_last = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    /// <summary>When a token stops to count; null: never, or past the calendar.</summary>
    public static DateTimeOffset? EndOf(JwtClaims claims) =>
        claims.ExpiresAt > 0 && claims.ExpiresAt < s_last ? DateTimeOffset.FromUnixTimeSeconds(claims.ExpiresAt) : null;
}
