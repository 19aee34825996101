using System.Text.RegularExpressions;
using Gust.Client;
using Gust.Testing;

namespace Gust.Console.Tests.Hosting;

/// <summary>The executable with its console on, and what keeps it busy.</summary>
internal sealed partial class LoadedServer : IAsyncDisposable
{
    public const string Token = "a-token-for-tests";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly TemporaryDirectory _store;
    private readonly CancellationTokenSource _end = new();
    private readonly List<IAsyncDisposable> _clients = [];
    private readonly List<IDisposable> _sockets = [];
    private readonly List<Task> _work = [];

    private LoadedServer(ServerProcess process, TemporaryDirectory store)
    {
        Process = process;
        _store = store;
    }

    public ServerProcess Process { get; }

    public string ConsoleUrl { get; private set; } = "";

    public static async Task<LoadedServer> StartAsync(bool changes)
    {
        TemporaryDirectory store = new();
        ServerProcess process = await ServerProcess.StartAsync(GustExecutable.Server, Configuration(store.Path, changes));
        const string Announcement = "Starting http monitor on ";
        await process.Log.WaitForAsync(Announcement, Patience);
        string address = MonitorAddress().Match(process.Log.ToString()).Groups[1].Value;
        return new LoadedServer(process, store) { ConsoleUrl = $"http://{address}/console/" };
    }

    public async Task<NatsClient> ConnectAsync(string name, string? user = null)
    {
        NatsClient client = await NatsClient.ConnectAsync(new NatsClientOptions { Urls = [Process.Url], Name = name, User = user, Password = user });
        _clients.Add(client);
        return client;
    }

    /// <summary>A connection of bytes, open until the end.</summary>
    public async Task<RawConnection> OpenAsync(string connect)
    {
        RawConnection connection = await RawConnection.OpenAsync(Process.Address);
        await connection.SendAsync($"CONNECT {connect}\r\nPING\r\n");
        await connection.ReadUntilAsync("PONG");
        lock (_sockets)
        {
            _sockets.Add(connection);
        }

        return connection;
    }

    /// <summary>Does something again and again until the end.</summary>
    public void Repeat(TimeSpan interval, Func<Task> act) => _work.Add(Task.Run(async () =>
    {
        using PeriodicTimer timer = new(interval);
        while (await timer.WaitForNextTickAsync(_end.Token))
        {
            await act();
        }
    }));

    public Task SaidAsync(string text) => Process.Log.WaitForAsync(text, Patience);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_work).ContinueWith(static _ => { }, TaskScheduler.Default);
        foreach (IAsyncDisposable client in _clients)
        {
            await client.DisposeAsync();
        }

        _sockets.ForEach(socket => socket.Dispose());
        await Process.DisposeAsync();
        _store.Dispose();
        _end.Dispose();
    }

    private static string Configuration(string store, bool changes) =>
        $$"""
        server_name: north
        http: "127.0.0.1:-1"
        max_pending: 2MB
        jetstream { store_dir: "{{store}}", max_file_store: 1GB, max_memory_store: 256MB }
        accounts {
          ORDERS {
            jetstream: enabled
            users: [{ user: orders, password: orders }]
            exports: [{ stream: "orders.public.>" }, { service: "orders.quote" }]
          }
          APP { jetstream: enabled, users: [{ user: app, password: app }] }
        }
        monitoring {
          authorization { token: "{{Token}}" }
          console { enabled: true, changes: {{(changes ? "true" : "false")}} }
        }
        no_auth_user: app
        """;

    [GeneratedRegex(@"Starting http monitor on (\S+)")]
    private static partial Regex MonitorAddress();
}
