using Gust.Foundation;
using Gust.Testing;

namespace Gust.Crash;

/// <summary>Rounds of work, each ended by SIGKILL, on one store. After each restart the store is held against the ledgers.</summary>
internal sealed class CrashRun
{
    private const int AcksBeforeKillMax = 1500;

    private readonly TemporaryDirectory _store = new();
    private readonly SeededRandom _random;
    private readonly string _configuration;

    private readonly IReadOnlyList<StreamLedger> _ledgers =
    [
        new("PLAIN", "limits", "file"),
        new("PACKED", "limits", "file") { Extra = ",\"compression\":\"s2\"" },
        new("MANY", "limits", "file") { Subjects = 1000 },
        new("WORK", "workqueue", "file"),
    ];

    private CrashRun(string syncing, int seed)
    {
        _random = new SeededRandom(seed);
        _configuration = $"jetstream {{ store_dir: \"{_store.Path}\", {syncing} }}";
    }

    public static async Task RunAsync(string syncing, int rounds, int seed)
    {
        var run = new CrashRun(syncing, seed);
        try
        {
            for (var round = 0; round < rounds; round++)
            {
                await run.KillAsync(round);
            }

            await run.FinishAsync(rounds);
        }
        catch (Exception failure)
        {
            throw new InvalidOperationException($"seed {seed}: {failure.Message}", failure);
        }
        finally
        {
            run._store.Dispose();
        }
    }

    private async Task KillAsync(int round)
    {
        await using var server = await StartAsync(round);
        var moment = new CrashMoment(server, 1 + _random.Next(AcksBeforeKillMax));
        await Task.WhenAll(_ledgers.SelectMany(ledger => new[]
        {
            new Publisher(ledger, moment, _random.Next(int.MaxValue)).RunAsync(server),
            new Worker(ledger, moment, _random.Next(int.MaxValue)).RunAsync(server),
        }));
    }

    private async Task FinishAsync(int round)
    {
        await using var server = await StartAsync(round);
        foreach (var ledger in _ledgers)
        {
            await new Worker(ledger, CrashMoment.Never, round).DrainAsync(server);
            await LedgerCheck.RunAsync(server, ledger, "at the end");
        }
    }

    private async Task<ServerProcess> StartAsync(int round)
    {
        var server = await ServerProcess.StartAsync(CrashSettings.Server, _configuration);
        try
        {
            using var api = await ApiConnection.OpenAsync(server, "setup");
            foreach (var ledger in _ledgers)
            {
                await api.AskAsync($"$JS.API.STREAM.CREATE.{ledger.Name}", ledger.StreamConfiguration);
                await api.AskAsync($"$JS.API.CONSUMER.CREATE.{ledger.Name}.{StreamLedger.Consumer}", ledger.ConsumerConfiguration);
                await LedgerCheck.RunAsync(server, ledger, $"after {round} kills");
            }

            return server;
        }
        catch (Exception failure)
        {
            var text = $"{failure.Message}\n{server.Log}";
            await server.DisposeAsync();
            throw new InvalidOperationException(text, failure);
        }
    }
}
