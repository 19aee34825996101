using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gust.Server.Hosting;

/// <summary>Healthy while the hosted server serves.</summary>
internal sealed class GustServerHealthCheck(GustHostedServer hosted) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(hosted.IsServing
            ? HealthCheckResult.Healthy($"{hosted.Server.ConnectionCount} connections")
            : new HealthCheckResult(context.Registration.FailureStatus, "the server is not running"));
}
