using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.JetStream;
using Gust.Cli.JetStream.Consumers;
using Gust.Cli.Text;
using Gust.JetStream.Model;

namespace Gust.Cli.Admin.Checks;

/// <summary><c>server check consumer</c>: what waits, and how long ago messages were delivered and acknowledged.</summary>
internal sealed class ConsumerCheck
{
    private readonly Option<string> _stream = CommandParts.Text("--stream", "STREAM", "The stream of the consumer");
    private readonly Option<string> _consumer = CommandParts.Text("--consumer", "CONSUMER", "The consumer to check");
    private readonly Option<long> _outstanding = CommandParts.Number("--outstanding-ack-critical", "Critical at this many messages without an acknowledgement", @default: 0, min: -1);
    private readonly Option<long> _waiting = CommandParts.Number("--waiting-critical", "Critical at this many waiting pulls", @default: 0, min: -1);
    private readonly Option<long> _unprocessed = CommandParts.Number("--unprocessed-critical", "Critical at this many messages still to be delivered", @default: 0, min: -1);
    private readonly Option<TimeSpan?> _lastDelivery = CommandParts.Duration("--last-delivery-critical", "Critical when nothing was delivered for this long");
    private readonly Option<TimeSpan?> _lastAck = CommandParts.Duration("--last-ack-critical", "Critical when nothing was acknowledged for this long");
    private readonly Option<long> _redelivery = CommandParts.Number("--redelivery-critical", "Critical at this many messages delivered again", @default: 0, min: -1);
    private readonly Option<bool> _pinned = CommandParts.Flag("--pinned", "Require a pinned client in all priority groups");

    public static void AddTo(CheckCommand check)
    {
        var consumer = new ConsumerCheck();
        (consumer._stream.Required, consumer._consumer.Required) = (true, true);
        Command command = check.Add(
            ["consumer"], "Check a consumer",
            [
                consumer._stream, consumer._consumer, consumer._outstanding, consumer._waiting, consumer._unprocessed, consumer._lastDelivery, consumer._lastAck,
                consumer._redelivery, consumer._pinned,
            ],
            context => $"{context.Get(consumer._stream)}_{context.Get(consumer._consumer)}",
            consumer.RunAsync);
        check.Explain(command, "The metadata of a consumer may carry thresholds, such as io.nats.monitor.waiting-critical: 20. Those of the command line win.");
    }

    private async Task RunAsync(CommandContext context, CheckResult result)
    {
        await using JetStreamApi js = await JetStreamApi.OpenAsync(context);
        ConsumerInfo info = (await new ConsumerApi(js).InfoAsync(context.Get(_stream), context.Get(_consumer))).Value;
        var limits = new CheckLimits(context, info.Config?.Metadata);
        Count("ack_pending", "Messages without an acknowledgement", info.NumAckPending, _outstanding);
        Count("pull_waiting", "Waiting pulls", info.NumWaiting, _waiting);
        Count("pending", "Messages still to be delivered", info.NumPending, _unprocessed);
        Count("redelivered", "Messages delivered again", info.NumRedelivered, _redelivery);
        Since("last_delivery", "Last delivery", info.Delivered.LastActive, _lastDelivery);
        Since("last_ack", "Last acknowledgement", info.AckFloor.LastActive, _lastAck);
        CheckPins(limits, info, result);
        if (result.Status == CheckStatus.Ok && result.Fine.Count == 0)
        {
            result.Ok("the consumer exists");
        }

        void Count(string name, string help, double value, Option<long> critical) =>
            result.Judge(new CheckMetric(name, help, value, "", null, limits.Count(critical)), count => CountText.Format((long)count));

        void Since(string name, string help, WireTime? last, Option<TimeSpan?> critical)
        {
            // A consumer that never delivered is as old as itself.
            WireTime from = last is { IsZero: false } moment ? moment : info.Created;
            double seconds = Math.Max(0, (context.Host.TimeProvider.GetUtcNow() - TimeText.ToDateTime(from)).TotalSeconds);
            result.Judge(new CheckMetric(name, help, seconds, "s", null, limits.Seconds(critical)), value => DurationText.Format(TimeSpan.FromSeconds(Math.Floor(value))) + " ago");
        }
    }

    private void CheckPins(CheckLimits limits, ConsumerInfo info, CheckResult result)
    {
        if (!limits.Flag(_pinned))
        {
            return;
        }

        if (info.Config?.PriorityPolicy != PriorityKind.PinnedClient)
        {
            result.Critical("not a consumer with pinned clients");
            return;
        }

        string[] without = [.. (info.PriorityGroups ?? []).Where(group => group.PinnedClientId.Length == 0).Select(group => group.Group)];
        result.Require(without.Length == 0, "all groups have a pinned client", $"no pinned client in {string.Join(", ", without)}");
    }
}
