using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Gust.Server.Tests;

public sealed class HostingTests
{
    [Fact]
    public async Task Hosted_server_takes_its_options_from_configuration_and_code()
    {
        using IHost host = Host(new()
        {
            ["Gust:Host"] = "127.0.0.1",
            ["Gust:Port"] = "0",
            ["Gust:ServerName"] = "hosted",
            ["Gust:MaxPayload"] = "4321",
            ["Gust:PingInterval"] = "00:00:30",
            ["Gust:Authorization:Token"] = "secret",
        });
        await host.StartAsync();
        GustServer server = host.Services.GetRequiredService<GustHostedServer>().Server;
        Assert.Equal("hosted", server.Name);
        Assert.Equal(4321, server.Broker.Options.MaxPayload);
        Assert.Equal(TimeSpan.FromSeconds(30), server.Broker.Options.PingInterval);
        Assert.Equal(77, server.Broker.Options.MaxSubscriptions);
        Assert.Null(server.Broker.Authenticator.Anonymous(Gust.Security.Definitions.ConnectionKinds.Standard));
        await host.StopAsync();
    }

    [Theory]
    [InlineData("Gust:MaxPaylod", "1", "MaxPaylod")]
    [InlineData("Gust:Authorization:Usres:0:User", "joe", "Usres")]
    [InlineData("Gust:Mappings:0:Sorce", "a", "Sorce")]
    public async Task Unknown_configuration_key_stops_the_start_by_name(string key, string value, string named)
    {
        using IHost host = Host(new() { ["Gust:Host"] = "127.0.0.1", ["Gust:Port"] = "0", [key] = value });
        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());
        Assert.Contains(named, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Health_follows_the_server()
    {
        using IHost host = Host(new() { ["Gust:Host"] = "127.0.0.1", ["Gust:Port"] = "0" });
        HealthCheckService health = host.Services.GetRequiredService<HealthCheckService>();
        Assert.Equal(HealthStatus.Unhealthy, (await health.CheckHealthAsync()).Status);
        await host.StartAsync();
        Assert.Equal(HealthStatus.Healthy, (await health.CheckHealthAsync()).Status);
        await host.StopAsync();
        Assert.Equal(HealthStatus.Unhealthy, (await health.CheckHealthAsync()).Status);
    }

    [Fact]
    public void Server_that_is_asked_for_before_the_host_has_started_says_so()
    {
        using IHost host = Host([]);
        InvalidOperationException early = Assert.Throws<InvalidOperationException>(() => host.Services.GetRequiredService<GustHostedServer>().Server);
        Assert.Contains("not started", early.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_of_the_host_ends_connections_in_order()
    {
        using IHost host = Host(new() { ["Gust:Host"] = "127.0.0.1", ["Gust:Port"] = "0" });
        await host.StartAsync();
        GustServer server = host.Services.GetRequiredService<GustHostedServer>().Server;
        using Observer client = await Observer.OpenAsync(server);
        await host.StopAsync();
        Assert.True(server.Completion.IsCompletedSuccessfully);
        Assert.Null(await client.Connection.ReadAsync());
    }

    [Fact]
    public async Task Wrong_options_fail_the_start_of_the_host()
    {
        using IHost host = Host(new() { ["Gust:MaxPayload"] = "-5" });
        await Assert.ThrowsAsync<GustConfigurationException>(() => host.StartAsync());
    }

    private static IHost Host(Dictionary<string, string?> settings)
    {
        HostApplicationBuilder builder = new(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddGustServer(builder.Configuration.GetSection("Gust"));
        builder.Services.AddGustServer(options => options.MaxSubscriptions = 77);
        builder.Services.AddHealthChecks().AddGustServer();
        return builder.Build();
    }
}
