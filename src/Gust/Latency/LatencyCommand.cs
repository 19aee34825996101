using System.Buffers.Binary;
using System.CommandLine;
using System.Globalization;
using Gust.Cli.Bench;
using Gust.Cli.Commands;
using Gust.Cli.Connections;
using Gust.Cli.Output;
using Gust.Cli.Text;
using Gust.Client;

namespace Gust.Cli.Latency;

/// <summary><c>latency</c>: how long messages take from one server to another.</summary>
/// <remarks>Both ends are in this process, so that one clock measures.</remarks>
internal sealed class LatencyCommand
{
    private static readonly double[] Percentiles = [50, 75, 90, 99, 99.9, 99.99];

    private readonly Option<string> _other = CommandParts.Text("--server-b", "URL", "The server to subscribe on");
    private readonly Option<TimeSpan?> _duration = CommandParts.Duration("--duration", "How long to measure (default 5s)");
    private readonly Option<long> _size = CommandParts.Number("--size", "Bytes of a message, 8 at least", @default: 8, min: sizeof(long), "BYTES");
    private readonly Option<long> _rate = CommandParts.Number("--rate", "Messages in a second", @default: 1000, min: 1);
    private readonly Option<string> _histogram = CommandParts.Text("--histogram", "FILE", "Write the percentiles to a file");

    private LatencyCommand(Command command)
    {
        _other.Required = true;
        foreach (Option option in (Option[])[_other, _duration, _size, _rate, _histogram])
        {
            command.Add(option);
        }
    }

    public static Command Family() => CommandParts.Named("latency", "Measure the latency between two servers", "lat");

    public static void Fill(Command command, CommandRunner runner) => runner.Bind(command, new LatencyCommand(command).RunAsync);

    private async Task RunAsync(CommandContext context)
    {
        ConnectionSettings there = context.Settings with { Servers = context.Get(_other) };
        await using NatsClient publisher = await context.OpenAsync(reconnect: false);
        await using NatsClient subscriber = await context.Connector.OpenAsync(there, context.Cancel, reconnect: false);
        context.Out.Line($"{publisher.ConnectedTo?.Display} publishes: round trip {DurationText.Format(await publisher.PingAsync(context.Cancel))}");
        context.Out.Line($"{subscriber.ConnectedTo?.Display} subscribes: round trip {DurationText.Format(await subscriber.PingAsync(context.Cancel))}");
        context.Out.Flush();
        LatencyHistogram times = await MeasureAsync(context, publisher, subscriber);
        if (times.Count == 0)
        {
            throw new CliException("no message arrived: are the two servers connected, and is it the same account?");
        }

        context.Out.Text(Text(times));
        context.Out.Flush();
        if (context.Get(_histogram) is { } file)
        {
            await File.WriteAllLinesAsync(file, Enumerable.Range(0, 101).Select(i => string.Create(CultureInfo.InvariantCulture, $"{i},{times.Percentile(i).TotalMicroseconds}")), context.Cancel);
        }
    }

    private async Task<LatencyHistogram> MeasureAsync(CommandContext context, NatsClient publisher, NatsClient subscriber)
    {
        TimeProvider time = context.Host.TimeProvider;
        LatencyHistogram times = new();
        string subject = publisher.NewInbox();
        subscriber.Subscribe(subject, handler: (in MessageView message) => times.Add(time.GetElapsedTime(BinaryPrimitives.ReadInt64LittleEndian(message.Payload))));
        await subscriber.FlushAsync(context.Cancel);
        byte[] payload = new byte[context.Get(_size)];
        TimeSpan period = TimeSpan.FromSeconds(1.0 / context.Get(_rate));
        long start = time.GetTimestamp();
        TimeSpan duration = context.Get(_duration) ?? TimeSpan.FromSeconds(5);
        for (long sent = 1; time.GetElapsedTime(start) < duration; sent++)
        {
            BinaryPrimitives.WriteInt64LittleEndian(payload, time.GetTimestamp());
            await publisher.PublishAsync(subject, payload, reply: null, headers: null, urgent: true, context.Cancel);
            TimeSpan early = period * sent - time.GetElapsedTime(start);
            if (early > TimeSpan.FromMilliseconds(1))
            {
                await Task.Delay(early, time, context.Cancel);
            }
        }

        await publisher.FlushAsync(context.Cancel);
        await subscriber.FlushAsync(context.Cancel); // what the servers have passed on is here then
        return times;
    }

    private static string Text(LatencyHistogram times)
    {
        var text = new Columns("Message Latencies:");
        text.Row("Messages", CountText.Format(times.Count));
        text.Row("Min", DurationText.Format(times.Min));
        foreach (double percentile in Percentiles)
        {
            text.Row(string.Create(CultureInfo.InvariantCulture, $"P{percentile}"), DurationText.Format(times.Percentile(percentile)));
        }

        text.Row("Max", DurationText.Format(times.Max));
        text.Row("Average", DurationText.Format(times.Mean));
        return text.Render();
    }
}
