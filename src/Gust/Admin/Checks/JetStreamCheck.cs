using System.CommandLine;
using System.Globalization;
using Gust.Cli.Commands;
using Gust.Cli.JetStream;
using Gust.Cli.JetStream.Accounts;
using Gust.Cli.JetStream.Streams;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Responses;

namespace Gust.Cli.Admin.Checks;

/// <summary><c>server check jetstream</c>: how much of its limits an account uses, and whether its streams have all their servers.</summary>
internal sealed class JetStreamCheck
{
    private readonly Option<long> _memoryWarn = Percent("--mem-warn", "Warn when this share of the memory is used (default 75)");
    private readonly Option<long> _memoryCritical = Percent("--mem-critical", "Critical when this share of the memory is used (default 90)");
    private readonly Option<long> _storeWarn = Percent("--store-warn", "Warn when this share of the storage is used (default 75)");
    private readonly Option<long> _storeCritical = Percent("--store-critical", "Critical when this share of the storage is used (default 90)");
    private readonly Option<long> _streamsWarn = Percent("--streams-warn", "Warn when this share of the streams is used");
    private readonly Option<long> _streamsCritical = Percent("--streams-critical", "Critical when this share of the streams is used");
    private readonly Option<long> _consumersWarn = Percent("--consumers-warn", "Warn when this share of the consumers is used");
    private readonly Option<long> _consumersCritical = Percent("--consumers-critical", "Critical when this share of the consumers is used");
    private readonly Option<bool> _noReplicas = CommandParts.Flag("--no-replicas", "Leave out whether streams have all their servers");
    private readonly Option<TimeSpan?> _seen = CommandParts.Duration("--replica-seen-critical", "Critical when a server of a stream was silent for longer (default 5s)");
    private readonly Option<long> _lag = CommandParts.Number("--replica-lag-critical", "Critical when a server of a stream is more operations behind", @default: 200, min: -1, "OPS");

    public static void AddTo(CheckCommand check)
    {
        var jetStream = new JetStreamCheck();
        check.Add(
            ["jetstream", "js"], "Check what an account uses of JetStream",
            [
                jetStream._memoryWarn, jetStream._memoryCritical, jetStream._storeWarn, jetStream._storeCritical, jetStream._streamsWarn, jetStream._streamsCritical,
                jetStream._consumersWarn, jetStream._consumersCritical, CommandParts.Flag("--replicas", "Check that streams have all their servers (the default)"),
                jetStream._noReplicas, jetStream._seen, jetStream._lag,
            ],
            _ => "JetStream",
            jetStream.RunAsync);
    }

    private async Task RunAsync(CommandContext context, CheckResult result)
    {
        await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
        AccountInfo info = (await AccountInfoCommand.ReadAsync(js)).Value;
        AccountTier total = info.Total ?? new();
        var limits = new CheckLimits(context);
        Share(result, "memory", "B", total.Memory, total.Limits.MaxMemory, limits.Count(_memoryWarn, 75), limits.Count(_memoryCritical, 90));
        Share(result, "storage", "B", total.Storage, total.Limits.MaxStorage, limits.Count(_storeWarn, 75), limits.Count(_storeCritical, 90));
        Share(result, "streams", "", total.Streams, total.Limits.MaxStreams, limits.Count(_streamsWarn), limits.Count(_streamsCritical));
        Share(result, "consumers", "", total.Consumers, total.Limits.MaxConsumers, limits.Count(_consumersWarn), limits.Count(_consumersCritical));
        if (!context.Get(_noReplicas))
        {
            CheckReplicas(await new StreamApi(js).ListAsync(), limits, result);
        }
    }

    private static void Share(CheckResult result, string name, string unit, double used, long limit, double? warn, double? critical)
    {
        result.Measure(new CheckMetric(name, $"JetStream {name} used", used, unit));
        double share = limit > 0 ? used * 100 / limit : 0;
        result.Judge(
            new CheckMetric(name + "_pct", $"share of {name} used", share, "%", warn, critical), value => value.ToString("0.##", CultureInfo.InvariantCulture) + "%");
    }

    private void CheckReplicas(IEnumerable<StreamInfo> streams, CheckLimits limits, CheckResult result)
    {
        (int fine, int leaderless, int late) = (0, 0, 0);
        double seen = limits.Seconds(_seen, TimeSpan.FromSeconds(5)) ?? double.MaxValue;
        double lag = limits.Count(_lag, 200) ?? double.MaxValue;
        foreach (ClusterInfo cluster in streams.Select(stream => stream.Cluster).Where(cluster => cluster is { Name.Length: > 0 })!)
        {
            bool isLate = (cluster.Replicas ?? []).Any(peer => peer.Offline || !peer.Current || peer.ActiveNs / 1e9 > seen || peer.Lag > lag);
            leaderless += cluster.Leader.Length == 0 ? 1 : 0;
            late += isLate ? 1 : 0;
            fine += !isLate && cluster.Leader.Length > 0 ? 1 : 0;
        }

        result.Measure(new CheckMetric("replicas_ok", "Streams that have all their servers", fine));
        result.Measure(new CheckMetric("replicas_no_leader", "Streams without a leader", leaderless));
        result.Measure(new CheckMetric("replicas_fail", "Streams with servers that are offline or behind", late));
        result.Require(leaderless == 0 && late == 0, "streams have all their servers", $"{leaderless} streams without a leader, {late} with servers that are offline or behind");
    }

    private static Option<long> Percent(string name, string description) => CommandParts.Number(name, description, @default: 0, min: -1, "PERCENT");
}
