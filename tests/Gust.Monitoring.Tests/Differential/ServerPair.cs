using Gust.Testing;

namespace Gust.Monitoring.Tests.Differential;

/// <summary>The reference and this server with one configuration, after one workload.</summary>
internal sealed class ServerPair : IAsyncDisposable
{
    private readonly TemporaryDirectory[] _stores;

    private ServerPair(MonitoredProcess reference, MonitoredProcess gust, params TemporaryDirectory[] stores)
    {
        _stores = stores;
        Reference = reference;
        Gust = gust;
    }

    public MonitoredProcess Reference { get; }

    public MonitoredProcess Gust { get; }

    /// <param name="configuration">Of both; <c>{store}</c> in it is a directory of each one's own.</param>
    /// <param name="workload">What each of them has to do before anybody asks.</param>
    public static async Task<ServerPair> StartAsync(string configuration, Func<MonitoredProcess, Task> workload)
    {
        string whole = $"http: \"127.0.0.1:-1\"\nserver_name: lab\n{configuration}\n";
        TemporaryDirectory[] stores = [new(), new()];
        MonitoredProcess reference = await MonitoredProcess.StartAsync(ReferenceServer.Executable, whole.Replace("{store}", stores[0].Path));
        MonitoredProcess gust = await MonitoredProcess.StartAsync(GustExecutable.Server, whole.Replace("{store}", stores[1].Path));
        await workload(reference);
        await workload(gust);
        return new ServerPair(reference, gust, stores);
    }

    /// <summary>Asks both for the same and demands the same answer, but for what is masked and what is wanted to differ.</summary>
    public async Task CompareAsync(params string[] paths)
    {
        List<string> differences = [];
        foreach (string path in paths)
        {
            HttpAnswer reference = await Reference.GetAsync(path);
            HttpAnswer gust = await Gust.GetAsync(path);
            differences.AddRange(AnswerComparison.Differences(path, reference, gust));
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences));
    }

    public async ValueTask DisposeAsync()
    {
        await Gust.DisposeAsync();
        await Reference.DisposeAsync();
        foreach (TemporaryDirectory store in _stores)
        {
            store.Dispose();
        }
    }
}
