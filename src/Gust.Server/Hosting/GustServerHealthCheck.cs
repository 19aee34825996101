using Gust.Monitoring.Documents.Health;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Gust.Server.Hosting;

/// <summary>Healthy while the hosted server serves and its store takes messages: what <c>/healthz</c> says.</summary>
internal sealed class GustServerHealthCheck(GustHostedServer hosted) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Problem() is { } problem
            ? new HealthCheckResult(context.Registration.FailureStatus, problem)
            : HealthCheckResult.Healthy($"{hosted.Server.ConnectionCount} connections"));

    private string? Problem() => hosted.IsServing
        ? hosted.Server.Monitoring.Health.Problem(new HealthzOptions())?.Error
        : "the server is not running";
}
