using System.Globalization;
using Gust.Cli.Commands;
using Gust.Client;

namespace Gust.Cli.Bench;

/// <summary>Connects the clients of a benchmark, lets them work, and gives what they counted.</summary>
/// <param name="context">Of the command.</param>
/// <param name="options">Of the benchmark.</param>
/// <param name="work">Makes what a client does: of its role, its connection, what it counts, and the number of its first message.</param>
internal sealed class BenchRun(CommandContext context, BenchOptions options, Func<BenchRole, NatsClient, BenchClient, long, IBenchWorker> work) : IAsyncDisposable
{
    private readonly List<NatsClient> _clients = [];
    private readonly List<IBenchWorker> _workers = [];
    private readonly List<BenchGroup> _groups = [];

    public IReadOnlyList<BenchGroup> Groups => _groups;

    /// <summary>True when Ctrl-C ended it; the counts are those until then.</summary>
    public bool WasInterrupted { get; private set; }

    /// <summary>Receivers come first in <paramref name="roles"/>, so that they are there when the senders start.</summary>
    public async Task RunAsync(params BenchRole[] roles)
    {
        foreach (BenchRole role in roles)
        {
            await AddGroupAsync(role);
        }

        foreach (IBenchWorker worker in _workers)
        {
            await worker.PrepareAsync(context.Cancel);
        }

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(context.Cancel);
        List<Task> running = [.. _workers.Select(worker => Task.Run(() => worker.RunAsync(stop.Token)))];
        Task all = WhenAllOrFirstFailureAsync(running, stop);
        try
        {
            if (options.Progress && context.Host.ErrorIsTerminal)
            {
                await BenchProgress.ShowAsync(context.Host, _groups, all);
            }

            await all;
        }
        catch (OperationCanceledException) when (context.Cancel.IsCancellationRequested)
        {
            WasInterrupted = true;
        }

        foreach (BenchClient client in _groups.SelectMany(g => g.Clients))
        {
            client.FinishIfRunning();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (NatsClient client in _clients)
        {
            await client.DisposeAsync();
        }
    }

    private async Task AddGroupAsync(BenchRole role)
    {
        TimeProvider time = context.Host.TimeProvider;
        var members = new List<BenchClient>();
        long first = 0;
        for (int i = 0; i < options.Clients; i++)
        {
            var stats = new BenchClient(Id(role, i), TargetOf(role, i), time) { Latency = role.MeasuresLatency ? new LatencyHistogram() : null };
            NatsClient client = await context.OpenAsync(reconnect: false);
            _clients.Add(client);
            _workers.Add(work(role, client, stats, first));
            members.Add(stats);
            first += stats.Target;
        }

        _groups.Add(new BenchGroup(role, members, time));
    }

    /// <summary>Senders share the messages, the first ones take the rest; each subscriber gets them all.</summary>
    private long TargetOf(BenchRole role, int index) =>
        role.GetsAll ? options.Messages
        : role.IsEndless && !options.MessagesSaid ? 0
        : options.Messages / options.Clients + (index < options.Messages % options.Clients ? 1 : 0);

    private static string Id(BenchRole role, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{(role.IsSender ? 'P' : 'S')}{index}");

    /// <summary>One client's failure stops the others, which would wait in vain.</summary>
    private static async Task WhenAllOrFirstFailureAsync(List<Task> running, CancellationTokenSource stop)
    {
        while (running.Count > 0)
        {
            Task ended = await Task.WhenAny(running);
            running.Remove(ended);
            if (!ended.IsCompletedSuccessfully)
            {
                await stop.CancelAsync();
                await Task.WhenAll(running).ContinueWith(_ => { }, TaskScheduler.Default);
                await ended;
            }
        }
    }
}
