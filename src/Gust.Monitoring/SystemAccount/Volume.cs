namespace Gust.Monitoring.SystemAccount;

/// <summary>Messages and their bytes.</summary>
internal readonly record struct Volume(long Msgs, long Bytes)
{
    public static Volume operator +(Volume a, Volume b) => new(a.Msgs + b.Msgs, a.Bytes + b.Bytes);
}
