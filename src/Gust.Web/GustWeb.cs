using System.Net;
using Gust.Core;
using Gust.Monitoring;
using Gust.Server;
using Gust.Web;
using Gust.Web.Access;
using Gust.Web.Documents;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gust;

/// <summary>The HTTP face of a server: monitoring documents, metrics and console on the ports that its options name.</summary>
/// <example><code>await using var web = await GustWeb.StartAsync(server);</code></example>
public sealed class GustWeb : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly WebHouse _house;

    private GustWeb(WebApplication application, WebHouse house, IPEndPoint endPoint)
    {
        _application = application;
        _house = house;
        EndPoint = endPoint;
    }

    /// <summary>Address and port of the monitoring port.</summary>
    public IPEndPoint EndPoint { get; }

    /// <summary>URL for visitors on this machine, such as <c>http://127.0.0.1:8222</c>, with the base path.</summary>
    public string Url => $"{_house.Scheme}://{LocalAddress.Reachable(EndPoint)}{_house.BasePath}";

    /// <summary>Opens the monitoring port of a server; null: its options name none.</summary>
    /// <exception cref="IOException">The address is taken or not this machine's.</exception>
    public static async Task<GustWeb?> StartAsync(GustServer server, ILoggerFactory? loggerFactory = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(server);
        MonitoringOptions options = server.Options.Monitoring;
        if (!options.IsOn)
        {
            return null;
        }

        BrakedLogger logger = new((loggerFactory ?? NullLoggerFactory.Instance).CreateLogger("Gust.Web"), TimeProvider.System);
        WebHouse house = new(server, logger);
        WebApplication application = WebHost.Build(server, house);
        await application.StartAsync(cancellationToken).ConfigureAwait(false);
        IPEndPoint endPoint = BoundTo(application);
        GustWeb web = new(application, house, endPoint);
        WebLog.Started(logger, house.Scheme, LocalAddress.Text(endPoint));
        server.Announce(house.IsSecure ? new MonitoringPorts(0, endPoint.Port) : new MonitoringPorts(endPoint.Port, 0), web.Url);
        return web;
    }

    /// <summary>Closes the port; requests under way are ended.</summary>
    public async ValueTask DisposeAsync()
    {
        _house.Dispose();
        using CancellationTokenSource now = new(TimeSpan.Zero);
        await _application.StopAsync(now.Token).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
    }

    private static IPEndPoint BoundTo(WebApplication application)
    {
        string address = ((IApplicationBuilder)application).ServerFeatures.Get<IServerAddressesFeature>()!.Addresses.First();
        Uri uri = new(address);
        return new IPEndPoint(IPAddress.Parse(uri.Host.Trim('[', ']')), uri.Port);
    }
}
