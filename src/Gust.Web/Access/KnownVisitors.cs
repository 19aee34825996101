using System.Security.Cryptography;
using System.Text;
using Gust.Monitoring;

namespace Gust.Web.Access;

/// <summary>
/// What was said of credentials in the last half minute: a scraper that comes each second costs one check, and one whose password is wrong does not count as one who guesses.
/// It holds for the address that showed them: else a guess at what somebody else has just shown would be answered without being counted.
/// Keeps no secret, only a digest that is keyed anew in each process. Thread-safe.
/// </summary>
internal sealed class KnownVisitors(TimeProvider time)
{
    private const int Max = 1024;
    private static readonly TimeSpan s_validity = TimeSpan.FromSeconds(30);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (Task<VisitorVerdict> Verdict, long At)> _known = [];
    private MonitoringAuthorizationOptions? _wanted;

    /// <summary>The verdict on credentials: the one that stands, that is being reached, or a new one.</summary>
    /// <param name="wanted">What it is measured by: another one makes all verdicts void.</param>
    /// <param name="shown">The credentials.</param>
    /// <param name="address">Where they come from.</param>
    /// <param name="check">Reaches a new verdict.</param>
    public Task<VisitorVerdict> JudgeAsync(MonitoringAuthorizationOptions wanted, VisitorCredentials shown, string address, Func<Task<VisitorVerdict>> check)
    {
        string digest = Digest(shown, address);
        long now = time.GetTimestamp();
        lock (_lock)
        {
            if (!ReferenceEquals(_wanted, wanted) || _known.Count >= Max)
            {
                _known.Clear();
                _wanted = wanted;
            }

            if (!_known.TryGetValue(digest, out (Task<VisitorVerdict> Verdict, long At) known) || !IsGood(known.Verdict) || time.GetElapsedTime(known.At, now) >= s_validity)
            {
                known = (Task.Run(check), now);
                _known[digest] = known;
            }

            return known.Verdict;
        }
    }

    /// <summary>Who had to wait, or whose check broke off, is looked at anew.</summary>
    private static bool IsGood(Task<VisitorVerdict> verdict) => !verdict.IsCompleted || (verdict.IsCompletedSuccessfully && !verdict.Result.HasToWait);

    private string Digest(VisitorCredentials shown, string address) =>
        Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{address} {shown.User.Length}:{shown.User}{shown.Password}")));
}
