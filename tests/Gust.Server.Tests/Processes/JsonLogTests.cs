using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Gust.Testing;

namespace Gust.Server.Tests.Processes;

/// <summary>Structured logs of whole servers: wherever they go, each line is one object.</summary>
public sealed class JsonLogTests : IDisposable
{
    private const string Connect = "CONNECT {\"verbose\":false,\"user\":\"ann\",\"pass\":\"hunter2\",\"lang\":\"go\",\"version\":\"1.2\",\"name\":\"app\"}\r\nPING\r\n";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Every_line_is_an_object_with_number_name_and_server_and_none_holds_a_secret()
    {
        const string Configuration = """
            log_format: json, debug: true, trace: true, server_name: "east"
            authorization { users: [ { user: ann, password: "hunter2", permissions { publish: ok, subscribe: ">" } } ] }
            """;
        await using ServerProcess server = await ServerProcess.StartAsync(GustExecutable.Server, Configuration);
        string id = await TalkAsync(server, Connect + "SUB a 1\r\nPUB no 1\r\nx\r\nPUB ok 2\r\nhi\r\nPING\r\n");
        await TalkAsync(server, Connect.Replace("\"hunter2\"", "\"hunter22\"", StringComparison.Ordinal));
        await server.Log.WaitForAsync("AuthenticationFailed", Patience);
        JsonElement[] lines = Lines(server.Log.ToString());
        Assert.All(lines, line => Assert.True(line.GetProperty("event_id").GetInt32() > 0 && line.GetProperty("event").GetString()!.Length > 0));
        Assert.DoesNotContain("hunter2", server.Log.ToString(), StringComparison.Ordinal);

        JsonElement ready = Event(lines, "ServerReady");
        Assert.Equal((id, "east", server.Id), (ready.GetProperty("server_id").GetString(), ready.GetProperty("server_name").GetString(), ready.GetProperty("pid").GetInt32()));
        Assert.Equal(DateTime.UtcNow, ready.GetProperty("time").GetDateTime(), TimeSpan.FromMinutes(5));

        JsonElement violation = Event(lines, "PermissionViolation");
        Assert.Equal(("error", 1013), (violation.GetProperty("level").GetString(), violation.GetProperty("event_id").GetInt32()));
        Assert.Equal(("127.0.0.1", "nats", "app", "go", "1.2", "$G", "ann"), (
            Text(violation, "ip"), Text(violation, "kind"), Text(violation, "client_name"), Text(violation, "lang"), Text(violation, "version"), Text(violation, "account"), Text(violation, "user")));
        Assert.Equal((JsonValueKind.Number, JsonValueKind.Number), (violation.GetProperty("port").ValueKind, violation.GetProperty("cid").ValueKind));
        Assert.Contains("Publish Violation - Subject \"no\"", Text(violation, "message"), StringComparison.Ordinal);

        Assert.Equal("ann", Text(Event(lines, "AuthenticationFailed"), "user"));
    }

    [Fact]
    public async Task Rotated_files_hold_whole_objects()
    {
        string log = Path.Combine(_directory.Path, "gust.log");
        await using (ServerProcess server = await ServerProcess.StartAsync(GustExecutable.Server, "debug: true", "--log_format", "json", "-l", log, "--log_size_limit", "4000"))
        {
            for (int i = 0; i < 20; i++)
            {
                await TalkAsync(server, "CONNECT {}\r\nPING\r\n");
            }
        }

        string[] files = Directory.GetFiles(_directory.Path, "gust.log*");
        Assert.True(files.Length > 2);
        JsonElement[] lines = [.. files.SelectMany(file => Lines(File.ReadAllText(file)))];
        Assert.Contains(lines, line => Text(line, "event") == "LogRotated" && files.Contains(Text(line, "backup")));
        Assert.Equal(20, lines.Count(line => Text(line, "event") == "ConnectionCreated"));
    }

    [Fact]
    public async Task Reload_changes_the_format_and_back()
    {
        await using ServerProcess server = await ServerProcess.StartAsync(GustExecutable.Server, "debug: false\n");
        await server.Log.WaitForAsync("[INF] Server is ready", Patience);
        server.Reload("log_format: json\n");
        await server.Log.WaitForAsync("\"event\":\"ConfigurationReloaded\"", Patience);
        Assert.Contains("Reloaded: log_format = json", server.Log.ToString(), StringComparison.Ordinal);
        Assert.Contains($"\"server_id\":\"{await TalkAsync(server, "PING\r\n")}\"", server.Log.ToString(), StringComparison.Ordinal);
        server.Reload("log_format: text\n");
        await server.Log.WaitForAsync("[INF] Reloaded: log_format = text", Patience);
    }

    [Fact]
    public async Task Syslog_carries_objects_behind_its_head()
    {
        using UdpClient syslog = new(new IPEndPoint(IPAddress.Loopback, 0));
        await using ServerProcess server = await ServerProcess.StartAsync(GustExecutable.Server, "", "--log_format", "json", "-r", $"udp://{syslog.Client.LocalEndPoint}");
        for (string name = ""; name != "ServerReady";)
        {
            string datagram = Encoding.UTF8.GetString((await syslog.ReceiveAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(Patience)).Buffer);
            Assert.Matches($@"^<2\d>[\w-]+\[{server.Id}\]: \{{.*\}}\n$", datagram);
            JsonElement line = Assert.Single(Lines(datagram[datagram.IndexOf('{', StringComparison.Ordinal)..]));
            name = Text(line, "event");
        }
    }

    [Fact]
    public async Task Format_that_does_not_exist_is_refused_at_the_start()
    {
        ProgramRun run = await ProgramRun.GustAsync("server", "--log_format", "xml");
        Assert.Equal(1, run.ExitCode);
        Assert.Contains("unknown log format \"xml\"; formats are text and json", run.Errors, StringComparison.Ordinal);
    }

    /// <summary>Says something and waits until the server has read it, or ends the connection. Returns the server's id.</summary>
    private static async Task<string> TalkAsync(ServerProcess server, string text)
    {
        using RawConnection client = await RawConnection.OpenAsync(server.Address);
        string info = (await client.ReadAsync())!.Line["INFO ".Length..];
        await client.SendAsync(text);
        await client.ReadUntilAsync(text.Contains("PING", StringComparison.Ordinal) ? "PONG" : "-ERR");
        return JsonDocument.Parse(info).RootElement.GetProperty("server_id").GetString()!;
    }

    private static JsonElement[] Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private static JsonElement Event(JsonElement[] lines, string name) => lines.First(line => Text(line, "event") == name);

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString() ?? "";
}
