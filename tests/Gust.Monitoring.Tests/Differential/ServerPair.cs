using Gust.Testing;

namespace Gust.Monitoring.Tests.Differential;

/// <summary>The reference and this server with one configuration, after one workload.</summary>
internal sealed class ServerPair : IAsyncDisposable
{
    private ServerPair(MonitoredProcess reference, MonitoredProcess gust)
    {
        Reference = reference;
        Gust = gust;
    }

    public MonitoredProcess Reference { get; }

    public MonitoredProcess Gust { get; }

    public static async Task<ServerPair> StartAsync(string configuration, Func<MonitoredProcess, Task> workload)
    {
        string whole = $"http: \"127.0.0.1:-1\"\nserver_name: lab\n{configuration}\n";
        MonitoredProcess reference = await MonitoredProcess.StartAsync(ReferenceServer.Executable, whole);
        MonitoredProcess gust = await MonitoredProcess.StartAsync(GustExecutable.Server, whole);
        await workload(reference);
        await workload(gust);
        return new ServerPair(reference, gust);
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
    }
}
