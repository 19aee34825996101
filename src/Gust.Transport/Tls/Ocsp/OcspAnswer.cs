namespace Gust.Transport.Tls.Ocsp;

/// <summary>What is known of one certificate.</summary>
/// <param name="Outcome">The authority's word, or why there is none.</param>
/// <param name="Detail">For the log.</param>
internal sealed record OcspAnswer(OcspOutcome Outcome, string Detail = "")
{
    /// <summary>"Unknown" is asked about again after this long, whatever it says itself: a new certificate may be known by then.</summary>
    private static readonly TimeSpan s_unknownLife = TimeSpan.FromMinutes(1);

    public DateTimeOffset ThisUpdate { get; init; }

    /// <summary>Null: the responder always has newer information.</summary>
    public DateTimeOffset? NextUpdate { get; init; }

    /// <summary>When this server got it.</summary>
    public DateTimeOffset Received { get; init; }

    /// <summary>The authority itself says so.</summary>
    public bool IsVerdict => Outcome is OcspOutcome.Good or OcspOutcome.Revoked or OcspOutcome.Unknown;

    /// <summary>Why its time does not include now; null when it does.</summary>
    public string? WhyNotCurrent(OcspPeerSettings settings, DateTimeOffset now)
    {
        if (ThisUpdate > now + settings.ClockSkew)
        {
            return $"it is from {ThisUpdate:u}, which is to come; compare the clocks";
        }

        DateTimeOffset end = NextUpdate ?? ThisUpdate + settings.LifeWithoutEnd;
        return end < now - settings.ClockSkew ? $"it ended at {end:u}" : null;
    }

    /// <summary>Need not be asked for again.</summary>
    public bool IsFresh(OcspPeerSettings settings, DateTimeOffset now) =>
        WhyNotCurrent(settings, now) is null && (Outcome != OcspOutcome.Unknown || now - Received < s_unknownLife);
}
