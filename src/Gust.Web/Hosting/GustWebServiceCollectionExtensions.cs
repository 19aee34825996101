using Gust;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the monitoring port of a hosted Gust server.</summary>
public static class GustWebServiceCollectionExtensions
{
    /// <summary>Opens the port that the server's options name (<see cref="GustServerOptions.Monitoring"/>). Comes after <c>AddGustServer</c>.</summary>
    public static IServiceCollection AddGustWeb(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<GustHostedWeb>();
        services.AddSingleton<IHostedService>(static provider => provider.GetRequiredService<GustHostedWeb>());
        return services;
    }
}
