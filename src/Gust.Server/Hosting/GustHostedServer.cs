using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Gust;

/// <summary>A server that starts and stops with the host. Inject it to reach the running <see cref="Server"/>.</summary>
/// <remarks>At the stop of the host no connection is accepted any more and what is on its way to clients goes out before they are closed.</remarks>
public sealed class GustHostedServer(IOptions<GustServerOptions> options, ILoggerFactory loggerFactory) : IHostedService
{
    private GustServer? _server;

    /// <summary>The running server.</summary>
    /// <exception cref="InvalidOperationException">The host has not started it yet.</exception>
    public GustServer Server => _server ?? throw new InvalidOperationException("The server has not started yet: the host starts it.");

    internal bool IsServing => _server is { Completion.IsCompleted: false };

    /// <inheritdoc/>
    public async Task StartAsync(CancellationToken cancellationToken) =>
        _server = await GustServer.StartAsync(options.Value, loggerFactory, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => _server?.StopAsync(cancellationToken) ?? Task.CompletedTask;
}
