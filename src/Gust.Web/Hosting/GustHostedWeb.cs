using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Gust;

/// <summary>The monitoring port of the hosted server, opened and closed with the host.</summary>
public sealed class GustHostedWeb(GustHostedServer server, ILoggerFactory loggerFactory) : IHostedService
{
    /// <summary>The open port; null before the host has started it, and where the server's options name none.</summary>
    public GustWeb? Web { get; private set; }

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken) =>
        Web = await GustWeb.StartAsync(server.Server, loggerFactory, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task StopAsync(CancellationToken cancellationToken) => await (Web?.DisposeAsync() ?? ValueTask.CompletedTask).ConfigureAwait(false);
}
