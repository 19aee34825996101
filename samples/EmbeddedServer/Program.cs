// A Gust server inside a .NET process: started and stopped by the host, configured by appsettings.json,
// reached over TCP by any NATS client and, without a socket, by code of this process.
using System.Text;
using Gust;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

IConfiguration configuration = new ConfigurationBuilder()
    .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"))
    .AddCommandLine(args)
    .Build();

HostApplicationBuilder builder = Host.CreateApplicationBuilder();
builder.Services.AddGustServer(configuration.GetSection("Gust"));
builder.Services.AddHealthChecks().AddGustServer();

using IHost host = builder.Build();
await host.StartAsync();

GustServer server = host.Services.GetRequiredService<GustHostedServer>().Server;
Console.WriteLine($"listening on {server.ClientUrl}");

// In-process: any client that takes a stream can use it; here are the bytes themselves.
await using (Stream connection = server.ConnectInProcess())
{
    await connection.WriteAsync("CONNECT {\"verbose\":false}\r\nSUB greet 1\r\nPUB greet 5\r\nhello\r\nPING\r\n"u8.ToArray());
    using StreamReader reader = new(connection, Encoding.UTF8, leaveOpen: true);
    string? line;
    do
    {
        line = await reader.ReadLineAsync();
        Console.WriteLine(line?.StartsWith("INFO", StringComparison.Ordinal) == true ? "INFO ..." : line);
    }
    while (line is not null and not "PONG");
}

HealthReport health = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();
Console.WriteLine($"health: {health.Status}");
await host.StopAsync();
