using System.Diagnostics;
using System.Globalization;
using Gust.Testing;

namespace Gust.Server.Tests.Processes;

public sealed class ServerProcessTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Accepts_within_a_second_of_its_start()
    {
        TimeSpan best = TimeSpan.MaxValue;
        for (int i = 0; i < 5 && best > TimeSpan.FromSeconds(1); i++)
        {
            long start = Stopwatch.GetTimestamp();
            await using ServerProcess server = await ServerProcess.StartAsync(GustExecutable.Server);
            using RawConnection client = await RawConnection.OpenAsync(server.Address);
            Assert.StartsWith("INFO", (await client.ReadAsync())!.Line, StringComparison.Ordinal);
            TimeSpan taken = Stopwatch.GetElapsedTime(start);
            best = taken < best ? taken : best;
        }

        Assert.True(best < TimeSpan.FromSeconds(1), $"the best of five starts took {best.TotalMilliseconds} ms");
    }

    [Fact]
    public async Task Out_of_descriptors_it_refuses_the_surplus_and_serves_again_when_some_are_free()
    {
        ServerExecutable limited = new("/bin/sh", "-c", "ulimit -n 256; exec \"$0\" server \"$@\"", GustExecutable.Path);
        await using ServerProcess server = await ServerProcess.StartAsync(limited);
        List<RawConnection> clients = [];
        bool refused = false;
        while (!refused && clients.Count < 300)
        {
            clients.Add(await RawConnection.OpenAsync(server.Address));
            refused = await clients[^1].ReadAsync() is null;
        }

        Assert.True(refused, "300 connections on 256 descriptors");
        await server.Log.WaitForAsync("Nearly out of file descriptors", Patience);
        await clients[0].SendAsync("PING\r\n");
        Assert.Contains(await clients[0].ReadUntilAsync("PONG"), frame => frame.Line == "PONG");
        clients.ForEach(client => client.Dispose());
        for (bool served = false; !served;)
        {
            Assert.False(server.HasExited);
            using RawConnection client = await RawConnection.OpenAsync(server.Address);
            served = await client.ReadAsync() is not null;
        }
    }

    [Fact]
    public async Task Log_carries_the_lines_that_tools_search_for()
    {
        await using ServerProcess server = await ServerProcess.StartAsync(GustExecutable.Server);
        await server.Log.WaitForAsync("Server is ready", Patience);
        string log = server.Log.ToString();
        Assert.Contains($"[INF] Listening for client connections on {server.Address}", log, StringComparison.Ordinal);
        Assert.Matches($@"^\[{server.Id}\] \d{{4}}/\d\d/\d\d \d\d:\d\d:\d\d\.\d{{6}} \[INF\] ", log);
    }

    [Theory]
    [InlineData("term", "terminated")]
    [InlineData("quit", "interrupt")]
    public async Task Term_and_quit_stop_it_in_order(string signal, string trapped)
    {
        await using ServerProcess server = await ServerProcess.StartAsync(GustExecutable.Server, "", "-D");
        await server.Log.WaitForAsync("Server is ready", Patience);
        using RawConnection client = await RawConnection.OpenAsync(server.Address);
        await client.ReadAsync();
        await SendAsync(server, signal);
        Assert.Null(await client.ReadAsync());
        await server.WaitForExitAsync(Patience);
        await server.Log.WaitForAsync("Server Exiting..", Patience);
        Assert.Contains($"Trapped \"{trapped}\" signal", server.Log.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_kills_it()
    {
        await using ServerProcess server = await ServerProcess.StartAsync(GustExecutable.Server);
        await SendAsync(server, "stop");
        await server.WaitForExitAsync(Patience);
    }

    [Fact]
    public async Task Reload_takes_over_what_it_can_and_names_what_it_cannot()
    {
        await using ServerProcess server = await ServerProcess.StartAsync(GustExecutable.Server, "max_payload: 1000\n");
        await server.Log.WaitForAsync("Server is ready", Patience);
        server.Reload("max_payload: 2000\n");
        await server.Log.WaitForAsync("Reloaded: max_payload = 2000", Patience);
        server.Reload("max_payload: 3000\nserver_name: other\nmax_pending: 1GB\n");
        await server.Log.WaitForAsync("Failed to reload server configuration", Patience);
        string log = server.Log.ToString();
        Assert.Contains("ServerName", log, StringComparison.Ordinal);
        Assert.Contains("MaxPending", log, StringComparison.Ordinal);
        using RawConnection client = await RawConnection.OpenAsync(server.Address);
        Assert.Contains("\"max_payload\":2000", (await client.ReadAsync())!.Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_file_at_a_reload_changes_nothing()
    {
        await using ServerProcess server = await ServerProcess.StartAsync(GustExecutable.Server, "max_payload: 1000\n");
        await server.Log.WaitForAsync("Server is ready", Patience);
        server.Reload("max_payload: {\n");
        await server.Log.WaitForAsync("Failed to reload server configuration", Patience);
        using RawConnection client = await RawConnection.OpenAsync(server.Address);
        Assert.Contains("\"max_payload\":1000", (await client.ReadAsync())!.Line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lame_duck_closes_the_listener_and_ends_after_its_last_client()
    {
        await using ServerProcess server = await ServerProcess.StartAsync(GustExecutable.Server);
        await server.Log.WaitForAsync("Server is ready", Patience);
        await SendAsync(server, "ldm");
        await server.WaitForExitAsync(Patience);
        await server.Log.WaitForAsync("Entering lame duck mode, stop accepting new clients", Patience);
    }

    [Fact]
    public async Task Reopen_goes_on_in_a_new_log_file()
    {
        string log = Path.Combine(_directory.Path, "gust.log");
        await using ServerProcess server = await ServerProcess.StartAsync(GustExecutable.Server, "", "-l", log);
        await WaitForTextAsync(log, "Server is ready");
        File.Move(log, log + ".1");
        await SendAsync(server, "reopen");
        await WaitForTextAsync(log, "File log re-opened");
        Assert.Contains("Server is ready", File.ReadAllText(log + ".1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Several_processes_append_to_one_log_file()
    {
        string log = Path.Combine(_directory.Path, "gust.log");
        ServerProcess[] servers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => ServerProcess.StartAsync(GustExecutable.Server, "", "-l", log)));
        int[] ids = [.. servers.Select(server => server.Id)];
        foreach (ServerProcess server in servers)
        {
            await server.DisposeAsync();
        }

        string[] lines = File.ReadAllLines(log);
        Assert.All(lines, line => Assert.Matches(@"^\[\d+\] .*\[INF\] ", line));
        foreach (int id in ids)
        {
            string own = $"[{id.ToString(CultureInfo.InvariantCulture)}] ";
            Assert.Contains(lines, line => line.StartsWith(own, StringComparison.Ordinal) && line.EndsWith("Server is ready", StringComparison.Ordinal));
            Assert.Contains(lines, line => line.StartsWith(own, StringComparison.Ordinal) && line.EndsWith("Server Exiting..", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Signal_finds_its_server_by_the_pid_file()
    {
        string pidFile = Path.Combine(_directory.Path, "gust.pid");
        await using ServerProcess server = await ServerProcess.StartAsync(GustExecutable.Server, "", "-P", pidFile);
        await server.Log.WaitForAsync("Server is ready", Patience);
        Assert.Equal($"{server.Id}", File.ReadAllText(pidFile));
        ProgramRun run = await ProgramRun.GustAsync("server", "--signal", $"term={pidFile}");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        await server.WaitForExitAsync(Patience);
    }

    [Fact]
    public async Task Restart_on_the_same_port_serves_at_once()
    {
        int port = 0;
        for (int i = 0; i < 3; i++)
        {
            await using ServerProcess server = await ServerProcess.StartAsync(GustExecutable.Server, "", port == 0 ? [] : ["-p", $"{port}"]);
            port = server.Address.Port;
            using RawConnection client = await RawConnection.OpenAsync(server.Address);
            Assert.StartsWith("INFO", (await client.ReadAsync())!.Line, StringComparison.Ordinal);
        }
    }

    private static async Task SendAsync(ServerProcess server, string signal)
    {
        ProgramRun run = await ProgramRun.GustAsync("server", "--signal", $"{signal}={server.Id}");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
    }

    /// <summary>Waits until a file says something; the system tells of each change.</summary>
    private async Task WaitForTextAsync(string file, string text)
    {
        using FileSystemWatcher watcher = new(_directory.Path);
        SemaphoreSlim changed = new(0);
        watcher.Changed += (_, _) => changed.Release();
        watcher.Created += (_, _) => changed.Release();
        watcher.EnableRaisingEvents = true;
        while (!File.Exists(file) || !File.ReadAllText(file).Contains(text, StringComparison.Ordinal))
        {
            Assert.True(await changed.WaitAsync(Patience), $"{file} never said \"{text}\"");
        }
    }
}
