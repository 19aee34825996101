using System.CommandLine;
using Gust.Cli.Commands;
using Gust.Cli.Text;
using Gust.Client;

namespace Gust.Cli.Admin.Checks;

/// <summary><c>server check connection</c>: how long it takes to connect, to ping, and for a message to come back.</summary>
internal static class ConnectionCheck
{
    private static readonly TimeSpan Warn = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Critical = TimeSpan.FromSeconds(1);

    public static void AddTo(CheckCommand check)
    {
        Option<TimeSpan?> connectWarn = CommandParts.Duration("--connect-warn", "Warn when connecting takes this long (default 500ms)");
        Option<TimeSpan?> connectCritical = CommandParts.Duration("--connect-critical", "Critical when connecting takes this long (default 1s)");
        Option<TimeSpan?> rttWarn = CommandParts.Duration("--rtt-warn", "Warn when a ping takes this long (default 500ms)");
        Option<TimeSpan?> rttCritical = CommandParts.Duration("--rtt-critical", "Critical when a ping takes this long (default 1s)");
        Option<TimeSpan?> requestWarn = CommandParts.Duration("--req-warn", "Warn when a message to ourselves takes this long (default 500ms)");
        Option<TimeSpan?> requestCritical = CommandParts.Duration("--req-critical", "Critical when a message to ourselves takes this long (default 1s)");
        check.Add(
            ["connection", "conn"], "Check that we can connect, and how quick the server is",
            [connectWarn, connectCritical, rttWarn, rttCritical, requestWarn, requestCritical],
            _ => "Connection",
            async (context, result) =>
            {
                TimeProvider time = context.Host.TimeProvider;
                var limits = new CheckLimits(context);
                long start = time.GetTimestamp();
                await using NatsClient client = await context.OpenAsync(reconnect: false);
                Judge("connect_time", "connected in", time.GetElapsedTime(start), connectWarn, connectCritical);
                Judge("rtt", "round trip took", await client.PingAsync(context.Cancel), rttWarn, rttCritical);
                Judge("request_time", "message came back in", await EchoAsync(context, client), requestWarn, requestCritical);

                void Judge(string name, string help, TimeSpan value, Option<TimeSpan?> warn, Option<TimeSpan?> critical) => result.Judge(
                    new CheckMetric(name, help, value.TotalSeconds, "s", limits.Seconds(warn, Warn), limits.Seconds(critical, Critical)),
                    seconds => DurationText.Format(TimeSpan.FromSeconds(seconds)));
            });
    }

    private static async Task<TimeSpan> EchoAsync(CommandContext context, NatsClient client)
    {
        string inbox = client.NewInbox();
        Subscription subscription = client.Subscribe(inbox, messagesMax: 1);
        long start = context.Host.TimeProvider.GetTimestamp();
        await client.PublishAsync(inbox, ReadOnlyMemory<byte>.Empty, reply: null, headers: null, urgent: true, context.Cancel);
        await subscription.Messages.ReadAsync(context.Cancel).AsTask().WaitAsync(context.Settings.Timeout, context.Host.TimeProvider, context.Cancel);
        return context.Host.TimeProvider.GetElapsedTime(start);
    }
}
