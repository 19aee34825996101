using Gust.Testing;

namespace Gust.Cli.Tests.Admin;

/// <summary>Servers with a system account, an account with JetStream and one without: one of each kind, started when first asked for.</summary>
public sealed class SystemServers : IAsyncLifetime
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private readonly Dictionary<string, ServerProcess> _running = [];

    /// <summary>The kinds of server that every test about one server runs against.</summary>
    public static TheoryData<string> Kinds => ["reference", "gust"];

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    internal async Task<ServerProcess> GetAsync(string kind)
    {
        await _gate.WaitAsync();
        try
        {
            if (!_running.TryGetValue(kind, out ServerProcess? server))
            {
                _running[kind] = server = await StartAsync(kind);
            }

            return server;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>A server for a test that would leave traces which other tests see.</summary>
    internal static Task<ServerProcess> StartAsync(string kind) =>
        ServerProcess.StartAsync(kind == "gust" ? GustExecutable.Server : Testing.ReferenceServer.Executable, Configuration());

    public async ValueTask DisposeAsync()
    {
        foreach (ServerProcess server in _running.Values)
        {
            await server.DisposeAsync();
        }

        _gate.Dispose();
    }

    internal static string Configuration(string more = "") => $$"""
        server_name: one
        server_tags: [az1, ssd]
        http: 127.0.0.1:-1
        jetstream { store_dir: '{{Directory.CreateTempSubdirectory("gust-admin").FullName}}', max_mem: 64M, max_file: 256M }
        accounts {
          SYS { users: [ { user: sys, password: sys } ] }
          A {
            jetstream: { max_mem: 16M, max_file: 64M, max_streams: 10, max_consumers: 20 }
            users: [ { user: a, password: a } ]
            exports: [ { service: "svc.>" } ]
            mappings { "old.*": "new.{{{wildcard}}}" }
          }
          B { users: [ { user: b, password: b } ], imports: [ { service: { account: A, subject: "svc.x" } } ] }
        }
        system_account: SYS
        {{more}}
        """;

    private const string wildcard = "{wildcard(1)}";
}
