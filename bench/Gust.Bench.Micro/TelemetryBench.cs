using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text;
using Gust.Core.Tracing;
using Gust.Foundation;
using Gust.Testing.Kernel;

namespace Gust.Bench.Micro;

/// <summary>What measuring durations and following messages cost, with and without somebody who listens. One figure per line.</summary>
internal static class TelemetryBench
{
    private const int Messages = 64;
    private const int Rounds = 20_000;
    private const int Records = 5_000_000;
    private const int Attempts = 5;
    private const string Plain = "NATS/1.0\r\nsomeheader_: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\n\r\n";
    private const string Sampled = "NATS/1.0\r\ntraceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\r\n\r\n";

    public static void Run()
    {
        using Meter meter = new("bench");
        DurationHistogram histogram = new();
        Tell("histogram, no instrument", RecordNs(histogram));
        histogram.Listener = meter.CreateHistogram<double>("bench.duration");
        Tell("histogram, instrument without listener", RecordNs(histogram));
        Tell("publish 1:1, no headers", PublishNs("PUB a.b 128", "", Rounds));
        Tell("publish 1:1, headers, nobody listens", PublishNs("HPUB a.b 82 128", Plain, Rounds));
        Tell("publish 1:1, sampled, nobody listens", PublishNs("HPUB a.b 82 128", Sampled, Rounds));
        using ActivityListener listener = new()
        {
            ShouldListenTo = source => source.Name == MessageSpans.SourceName,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
        };
        ActivitySource.AddActivityListener(listener);
        Tell("publish 1:1, headers, spans listened to", PublishNs("HPUB a.b 82 128", Plain, Rounds));
        Tell("publish 1:1, sampled, spans listened to", PublishNs("HPUB a.b 82 128", Sampled, Rounds / 100));
    }

    private static void Tell(string what, double nanoseconds) => Console.WriteLine($"{what,-45} {nanoseconds,8:F1} ns");

    private static double RecordNs(DurationHistogram histogram) => BestNs(Records, () =>
    {
        for (int i = 0; i < Records; i++)
        {
            histogram.Record(TimeSpan.FromTicks(i % 100_000));
        }
    });

    private static double PublishNs(string line, string header, int rounds)
    {
        using TestBroker broker = new();
        TestPeer subscriber = broker.Connect();
        subscriber.Link.Discards = true;
        subscriber.Send("SUB a.b 1\r\n");
        TestPeer publisher = broker.Connect();
        string message = $"{line}\r\n{header}{new string('x', 128 - header.Length)}\r\n";
        byte[] read = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(message, Messages)));
        return BestNs(rounds * Messages, () =>
        {
            for (int i = 0; i < rounds; i++)
            {
                publisher.Session.OnBytes(read);
            }
        });
    }

    private static double BestNs(int operations, Action run)
    {
        double best = double.MaxValue;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            long start = Stopwatch.GetTimestamp();
            run();
            best = Math.Min(best, Stopwatch.GetElapsedTime(start).TotalNanoseconds / operations);
        }

        return best;
    }
}
