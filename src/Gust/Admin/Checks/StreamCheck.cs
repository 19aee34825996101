using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.JetStream;
using Gust.Cli.JetStream.Streams;
using Gust.Cli.Text;
using Gust.JetStream.Model;

namespace Gust.Cli.Admin.Checks;

/// <summary><c>server check stream</c>: messages, subjects, what is copied, and the servers that keep it.</summary>
internal sealed class StreamCheck
{
    private readonly Option<string> _stream = CommandParts.Text("--stream", "STREAM", "The stream to check");
    private readonly Option<long> _lagCritical = CommandParts.Number("--lag-critical", "Critical when a source or mirror is this far behind", @default: 0, min: -1, "MSGS");
    private readonly Option<TimeSpan?> _seenCritical = CommandParts.Duration("--seen-critical", "Critical when a source or mirror was silent for this long");
    private readonly Option<long> _minSources = CommandParts.Number("--min-sources", "Fewest sources to expect", @default: 0, min: -1);
    private readonly Option<long> _maxSources = CommandParts.Number("--max-sources", "Most sources to expect", @default: 0, min: -1);
    private readonly Option<long> _peers = CommandParts.Number("--peer-expect", "Servers that should keep the stream", @default: 0, min: -1);
    private readonly Option<long> _peerLag = CommandParts.Number("--peer-lag-critical", "Critical when a server is this far behind", @default: 0, min: -1, "OPS");
    private readonly Option<TimeSpan?> _peerSeen = CommandParts.Duration("--peer-seen-critical", "Critical when a server was silent for this long (default 10s)");
    private readonly Option<long> _messagesWarn = CommandParts.Number("--msgs-warn", "Warn when the stream holds no more than this", @default: 0, min: -1, "MSGS");
    private readonly Option<long> _messagesCritical = CommandParts.Number("--msgs-critical", "Critical when the stream holds no more than this", @default: 0, min: -1, "MSGS");
    private readonly Option<long> _subjectsWarn = CommandParts.Number("--subjects-warn", "Warn at this many subjects; at so few where it is above the critical number", @default: 0, min: -1);
    private readonly Option<long> _subjectsCritical = CommandParts.Number("--subjects-critical", "Critical at this many subjects", @default: 0, min: -1);

    public static void AddTo(CheckCommand check)
    {
        var stream = new StreamCheck();
        stream._stream.Required = true;
        Command command = check.Add(
            ["stream"], "Check a stream",
            [
                stream._stream, stream._lagCritical, stream._seenCritical, stream._minSources, stream._maxSources, stream._peers, stream._peerLag, stream._peerSeen,
                stream._messagesWarn, stream._messagesCritical, stream._subjectsWarn, stream._subjectsCritical,
            ],
            context => context.Get(stream._stream),
            stream.RunAsync);
        check.Explain(command, "The metadata of a stream may carry thresholds, such as io.nats.monitor.lag-critical: 200. Those of the command line win.");
    }

    private async Task RunAsync(CommandContext context, CheckResult result)
    {
        await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
        StreamInfo info = (await new StreamApi(js).InfoAsync(context.Get(_stream))).Value;
        var limits = new CheckLimits(context, info.Config.Metadata);
        result.JudgeAtLeast(
            new CheckMetric("messages", "messages", info.State.Messages, "", limits.Count(_messagesWarn), limits.Count(_messagesCritical)), count => CountText.Format((long)count));
        result.Judge(
            new CheckMetric("subjects", "subjects", info.State.NumSubjects, "", limits.Count(_subjectsWarn), limits.Count(_subjectsCritical)), count => CountText.Format((long)count));
        CheckOrigins(info, limits, result);
        CheckPeers(info, limits, result);
    }

    private void CheckOrigins(StreamInfo info, CheckLimits limits, CheckResult result)
    {
        StreamSourceInfo[] origins = [.. info.Mirror is { } mirror ? [mirror] : info.Sources ?? []];
        double? least = limits.Count(_minSources);
        double? most = limits.Count(_maxSources);
        if (info.Mirror is null && (origins.Length > 0 || least is not null))
        {
            result.Measure(new CheckMetric("sources", "Sources of the stream", origins.Length));
            result.Require(
                origins.Length >= (least ?? 0) && origins.Length <= (most ?? double.MaxValue), $"{origins.Length} sources", $"{origins.Length} sources, expected {least ?? 0:0} to {most?.ToString("0") ?? "any number"}");
        }

        if (origins.Length == 0)
        {
            return;
        }

        double? lagMax = limits.Count(_lagCritical);
        double? seenMax = limits.Seconds(_seenCritical);
        int behind = origins.Count(origin => lagMax is { } lag && origin.Lag >= lag);
        int silent = origins.Count(origin => seenMax is { } seen && (origin.ActiveNs < 0 || origin.ActiveNs / 1e9 >= seen));
        result.Measure(new CheckMetric("lag", "Messages that the slowest origin is behind", origins.Max(origin => origin.Lag), "", null, lagMax));
        result.Measure(new CheckMetric("active", "Time since the most silent origin was seen", origins.Max(origin => Math.Max(0, origin.ActiveNs)) / 1e9, "s", null, seenMax));
        result.Require(behind == 0, $"{origins.Length} current", $"{behind} of {origins.Length} lagged");
        result.Require(silent == 0, $"{origins.Length} active", $"{silent} of {origins.Length} inactive");
        foreach (StreamSourceInfo origin in origins.Where(origin => origin.Error is not null))
        {
            result.Critical($"{origin.Name}: {origin.Error!.Description}");
        }
    }

    private void CheckPeers(StreamInfo info, CheckLimits limits, CheckResult result)
    {
        double? expected = limits.Count(_peers);
        if (info.Cluster is not { Name.Length: > 0 } cluster)
        {
            if (expected > 1)
            {
                result.Critical($"not in a cluster, expected {expected:0} peers");
            }

            return;
        }

        var replicas = new ReplicaCheck(expected, limits.Count(_peerLag), limits.Seconds(_peerSeen, TimeSpan.FromSeconds(10)));
        foreach (PeerInfo peer in cluster.Replicas ?? [])
        {
            replicas.Add(peer.Offline, peer.Current, TimeSpan.FromTicks(peer.ActiveNs / 100), peer.Lag);
        }

        replicas.Tell(result, cluster.Leader);
    }
}
