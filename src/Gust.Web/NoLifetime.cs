using Microsoft.Extensions.Hosting;

namespace Gust.Web;

/// <summary>The port lives as long as its server: it traps no signals of the process.</summary>
internal sealed class NoLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
