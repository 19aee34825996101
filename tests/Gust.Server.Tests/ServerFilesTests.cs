using System.Globalization;
using System.Text.Json;
using Gust.Testing;

namespace Gust.Server.Tests;

public sealed class ServerFilesTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    public void Dispose() => _directory.Dispose();

    [Fact]
    public async Task Server_whose_ports_directory_has_gone_stops_all_the_same()
    {
        string directory = Directory.CreateDirectory(Path.Combine(_directory.Path, "ports")).FullName;
        GustServer server = await TestServers.StartAsync(options => options.PortsFileDirectory = directory);
        Directory.Delete(directory, recursive: true);
        await server.StopAsync();
        Assert.True(server.Completion.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task Ports_file_names_the_address_and_goes_with_the_server()
    {
        GustServer server = await TestServers.StartAsync(options => options.PortsFileDirectory = _directory.Path);
        string file = Assert.Single(Directory.GetFiles(_directory.Path));
        Assert.EndsWith($"_{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}.ports", file, StringComparison.Ordinal);
        using (JsonDocument ports = JsonDocument.Parse(File.ReadAllText(file)))
        {
            Assert.Equal(server.ClientUrl, ports.RootElement.GetProperty("nats")[0].GetString());
        }

        await server.StopAsync();
        Assert.Empty(Directory.GetFiles(_directory.Path));
    }

    [Fact]
    public async Task Ports_of_a_server_on_all_addresses_are_reachable_ones()
    {
        await using GustServer server = await GustServer.StartAsync(new GustServerOptions { Host = "0.0.0.0", Port = 0, PortsFileDirectory = _directory.Path });
        Assert.Contains($"nats://127.0.0.1:{server.ClientEndPoint!.Port}", File.ReadAllText(Assert.Single(Directory.GetFiles(_directory.Path))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pid_file_is_the_number_alone_and_stays()
    {
        string file = Path.Combine(_directory.Path, "gust.pid");
        GustServer server = await TestServers.StartAsync(options => options.PidFile = file);
        await server.StopAsync();
        Assert.Equal(Environment.ProcessId.ToString(CultureInfo.InvariantCulture), File.ReadAllText(file));
    }
}
