using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gust.Web.Tests;

/// <summary>The monitoring port in a .NET host.</summary>
public sealed class HostingTests
{
    [Fact]
    public async Task The_port_opens_and_closes_with_the_host()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddGustServer(options => (options.Host, options.Port, options.Monitoring.HttpPort) = ("127.0.0.1", 0, -1));
        builder.Services.AddGustWeb();
        using IHost host = builder.Build();
        await host.StartAsync();
        Uri url = new(host.Services.GetRequiredService<GustHostedWeb>().Web!.Url + "/healthz");
        using HttpClient http = new();

        using (HttpResponseMessage response = await http.GetAsync(url))
        {
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }

        await host.StopAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => http.GetAsync(url));
    }
}
