namespace Gust.Web.Access;

/// <summary>Whether a visitor may come in.</summary>
/// <param name="IsAdmitted">He may.</param>
/// <param name="RetryAfter">He has guessed too often: he is not even looked at before this time is over.</param>
internal sealed record VisitorVerdict(bool IsAdmitted, TimeSpan RetryAfter = default)
{
    public bool HasToWait => RetryAfter > TimeSpan.Zero;

    /// <summary>What to tell who has to wait.</summary>
    public string WaitText => $"Too many failed attempts from this address. Try again in {Math.Ceiling(RetryAfter.TotalSeconds)} s.";
}
