namespace Gust.Security.Access;

/// <summary>The answer to an <see cref="AuthenticationRequest"/>: an admission, or why there is none.</summary>
/// <param name="Admission">Null: refused.</param>
/// <param name="Reason">Why it was refused, for the log; the peer is not told.</param>
internal sealed record Verdict(Admission? Admission, string Reason)
{
    public static Verdict Admit(Admission admission) => new(admission, "");

    public static Verdict Refuse(string reason) => new(null, reason);

    /// <summary>Nobody looked at the credentials: there was too much to do.</summary>
    public static Verdict TurnAway(string reason) => new(null, reason) { IsUndecided = true };

    /// <summary>The credentials may be good; their owner should come again.</summary>
    public bool IsUndecided { get; private init; }
}
