namespace Gust.Security.Checks;

/// <summary>Keys whose tokens were taken back, up to a second of their issue.</summary>
internal static class Revocations
{
    private const string Everybody = "*";

    public static bool Revoke(IReadOnlyDictionary<string, long> revocations, string key, long issuedAt) =>
        (revocations.TryGetValue(key, out long ofKey) && issuedAt <= ofKey)
        || (revocations.TryGetValue(Everybody, out long ofAll) && issuedAt <= ofAll);
}
