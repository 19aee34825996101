using Gust.JetStream.Hosting;
using Gust.JetStream.Streams;
using Gust.Monitoring;
using Gust.Monitoring.Documents.JetStream;
using Gust.Web.Console.Api;
using Gust.Web.Console.Lists;
using Gust.Web.Console.Stored;

namespace Gust.Web.Console.Observed;

/// <summary>Finds in all streams what may deserve attention.</summary>
internal sealed class ConcernDesk(StreamObserver observer, StreamReading reading)
{
    /// <summary>From this part of a limit on it is told.</summary>
    private const double NearLimit = 0.85;

    private const int ToldMax = 8;

    private readonly BriefMemory<Concerns> _last = new(reading.Server.Broker.Time, TimeSpan.FromSeconds(3));

    public async Task ServeAsync(ConsoleCall call) =>
        await call.AnswerAsync(await _last.GetAsync("", FindAsync).ConfigureAwait(false), ConsoleJson.Default.Concerns).ConfigureAwait(false);

    private async Task<Concerns> FindAsync()
    {
        StreamSnapshot snapshot = await observer.LookAsync().ConfigureAwait(false);
        ConsumerRow[] lagging = [.. snapshot.Consumers.Where(row => row is { Lag: > 0, Paused: false }).OrderByDescending(row => row.Lag)];
        List<Lagging> worst = [];
        foreach (ConsumerRow row in lagging.Take(ToldMax))
        {
            worst.Add(new Lagging(row, await FirstOf(row).ConfigureAwait(false)));
        }

        return new Concerns(
            worst,
            lagging.Length,
            [.. snapshot.Streams.Where(row => row.DiscardsNew && Fullness(row) >= NearLimit).OrderByDescending(Fullness).Take(ToldMax)],
            [.. snapshot.Streams.Where(row => row is { Retention: "interest", Consumers: 0 }).Take(ToldMax)],
            [.. Uses(reading.Server).Where(use => use.Max > 0 && use.Used >= use.Max * NearLimit).Take(ToldMax)]);
    }

    private async Task<FirstWaiting?> FirstOf(ConsumerRow row)
    {
        try
        {
            return await StreamReading.AskAsync(
                reading.Find(row.Account, row.Stream),
                stream => stream.Consumers.TryGet(row.Name, out ConsumerHost? consumer) ? FirstWaiting.Of(stream, consumer) : null,
                CancellationToken.None).ConfigureAwait(false);
        }
        catch (ConsoleRefusal)
        {
            return null; // the stream has gone meanwhile
        }
    }

    private static double Fullness(StreamRow row) =>
        Math.Max(row.MaxBytes > 0 ? (double)row.Bytes / row.MaxBytes : 0, row.MaxMessages > 0 ? (double)row.Messages / row.MaxMessages : 0);

    private static IEnumerable<AccountUse> Uses(MonitoredServer server) =>
        from home in server.JetStream() is { } streams ? JetStreamFacts.Accounts(streams) : []
        from use in new AccountUse[]
        {
            new(home.Account.Name, "storage", home.Usage.Storage, home.Limits.MaxStorage),
            new(home.Account.Name, "memory", home.Usage.Memory, home.Limits.MaxMemory),
        }
        select use;
}
