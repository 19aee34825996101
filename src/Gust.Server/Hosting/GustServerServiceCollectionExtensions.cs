using Gust;
using Gust.Server.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers a Gust server that starts and stops with the host.</summary>
public static class GustServerServiceCollectionExtensions
{
    /// <summary>Adds the server with options from a configuration section whose keys are the properties of <see cref="GustServerOptions"/>.</summary>
    /// <remarks>A key that is none of them stops the start: misspelt authorization must not leave the server open.</remarks>
    public static IServiceCollection AddGustServer(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configuration);
        services.AddOptions<GustServerOptions>().Bind(configuration, static binder => binder.ErrorOnUnknownConfiguration = true);
        return services.AddServer();
    }

    /// <summary>Adds the server with options set in code; may be combined with the overload that reads a configuration.</summary>
    public static IServiceCollection AddGustServer(this IServiceCollection services, Action<GustServerOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddOptions<GustServerOptions>().Configure(configure ?? (static _ => { }));
        return services.AddServer();
    }

    /// <summary>Adds a health check that is healthy while the server serves.</summary>
    public static IHealthChecksBuilder AddGustServer(this IHealthChecksBuilder builder, string name = "gust")
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.AddCheck<GustServerHealthCheck>(name);
    }

    private static IServiceCollection AddServer(this IServiceCollection services)
    {
        services.TryAddSingleton<GustHostedServer>();
        services.AddSingleton<IHostedService>(static provider => provider.GetRequiredService<GustHostedServer>());
        return services;
    }
}
