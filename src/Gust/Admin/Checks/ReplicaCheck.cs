using Gust.Cli.Text;

namespace Gust.Cli.Admin.Checks;

/// <summary>Judges the servers that keep something together.</summary>
/// <param name="expected">How many there should be; null: any number.</param>
/// <param name="lagMax">Operations that one may be behind.</param>
/// <param name="seenMax">Seconds for which one may be silent.</param>
internal sealed class ReplicaCheck(double? expected, double? lagMax, double? seenMax)
{
    private int _offline;
    private int _outdated;
    private int _silent;
    private int _behind;
    private int _peers;

    /// <summary>A server other than the leader.</summary>
    public void Add(bool isOffline, bool isCurrent, TimeSpan seen, ulong lag)
    {
        _peers++;
        _offline += isOffline ? 1 : 0;
        _outdated += isCurrent ? 0 : 1;
        _silent += seenMax is { } silence && seen.TotalSeconds > silence ? 1 : 0;
        _behind += lagMax is { } most && lag > most ? 1 : 0;
    }

    /// <param name="result">To add to.</param>
    /// <param name="leader">Who leads; empty: nobody.</param>
    public void Tell(CheckResult result, string leader)
    {
        int peers = _peers + (leader.Length > 0 ? 1 : 0);
        result.Require(leader.Length > 0, $"leader {leader}", "no leader");
        result.Measure(new CheckMetric("peers", "The servers that keep it", peers, "", expected, expected));
        if (expected is { } wanted)
        {
            result.Require(peers == wanted, $"{peers} peers", $"{peers} peers instead of {wanted:0}");
        }

        Tell(result, "peer_offline", "offline", _offline);
        Tell(result, "peer_not_current", "not current", _outdated);
        Tell(result, "peer_inactive", $"not seen for more than {DurationText.Format(TimeSpan.FromSeconds(seenMax ?? 0))}", _silent);
        Tell(result, "peer_lagged", $"more than {lagMax:0} operations behind", _behind);
    }

    private static void Tell(CheckResult result, string metric, string what, int count)
    {
        result.Measure(new CheckMetric(metric, $"Servers that are {what}".Replace(" are not seen", " were not seen", StringComparison.Ordinal), count));
        if (count > 0)
        {
            result.Critical($"{count} {what}");
        }
    }
}
