using System.Net;
using System.Net.Sockets;
using Gust.Testing;

namespace Gust.Cli.Tests.Admin;

/// <summary>Five reference servers: e1, e2 and e3 are the cluster EAST with JetStream, w1 is the cluster WEST behind a gateway, leaf1 is a leaf of e1.</summary>
public sealed class ReferenceCluster : IAsyncLifetime
{
    private static readonly TimeSpan FormTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(100);
    private readonly List<ServerProcess> _servers = [];
    private readonly List<TemporaryDirectory> _stores = [];

    public string Url => $"nats://sys:sys@{_servers[0].Address}";

    public async ValueTask InitializeAsync()
    {
        int[] ports = FreePorts(9);
        (int[] routes, int[] gateways, int leafs) = (ports[..3], ports[3..7], ports[8]);
        string[] names = ["e1", "e2", "e3"];
        string east = string.Join(", ", gateways[..3].Select(Nats));
        for (int i = 0; i < names.Length; i++)
        {
            await StartAsync($$"""
                server_name: {{names[i]}}
                jetstream { store_dir: '{{Store()}}' }
                cluster { name: EAST, listen: 127.0.0.1:{{routes[i]}}, routes: [ {{string.Join(", ", routes.Select(Nats))}} ], pool_size: -1 }
                gateway { name: EAST, listen: 127.0.0.1:{{gateways[i]}}, gateways: [ { name: WEST, url: {{Nats(gateways[3])}} } ] }
                {{(i == 0 ? $"leafnodes {{ listen: 127.0.0.1:{leafs} }}" : "")}}
                """);
        }

        await StartAsync($$"""
            server_name: w1
            gateway { name: WEST, listen: 127.0.0.1:{{gateways[3]}}, gateways: [ { name: EAST, urls: [ {{east}} ] } ] }
            """);
        await StartAsync($$"""
            server_name: leaf1
            leafnodes { remotes: [ { url: "nats://a:a@127.0.0.1:{{leafs}}", account: A } ] }
            """);
        await FormedAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (ServerProcess server in _servers)
        {
            await server.DisposeAsync();
        }

        _stores.ForEach(store => store.Dispose());
    }

    private static string Nats(int port) => $"\"nats://127.0.0.1:{port}\"";

    private string Store()
    {
        var store = new TemporaryDirectory();
        _stores.Add(store);
        return store.Path;
    }

    private async Task StartAsync(string configuration) => _servers.Add(await ServerProcess.StartAsync(Testing.ReferenceServer.Executable, configuration + """

        accounts { SYS { users: [ { user: sys, password: sys } ] }, A { jetstream: enabled, users: [ { user: a, password: a } ] } }
        system_account: SYS
        """));

    /// <summary>Waits until all servers know each other and have chosen a leader.</summary>
    internal async Task FormedAsync()
    {
        await UntilAsync(Url, ["server", "ls", "4", "--timeout", "1s"], _ => true);
        await UntilAsync(Url, ["server", "check", "meta", "--expect", "3", "--lag-critical", "100", "--seen-critical", "1m"], _ => true);
        await UntilAsync(Url, ["server", "report", "leafnodes"], text => text.Contains("leaf1", StringComparison.Ordinal));
    }

    /// <summary>Asks until the answer is as wanted: servers give no signal when they have caught up with each other.</summary>
    internal static async Task UntilAsync(string url, string[] question, Predicate<string> isWanted)
    {
        using var late = new CancellationTokenSource(FormTimeout);
        using var timer = new PeriodicTimer(LookEvery);
        CliRun run;
        do
        {
            await timer.WaitForNextTickAsync(late.Token);
            run = CliRun.Start(new() { ["NATS_URL"] = url }, question);
        }
        while (await run.ExitAsync() != 0 || !isWanted(run.Out));
    }

    private static int[] FreePorts(int count)
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        Array.ForEach(listeners, listener => listener.Start());
        int[] ports = [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        Array.ForEach(listeners, listener => listener.Dispose());
        return ports;
    }
}
