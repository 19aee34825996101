using System.Net;
using System.Net.Security;
using Gust.Server;
using Gust.Transport.Tls;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Gust.Web;

/// <summary>Builds the smallest web application that serves a <see cref="WebHouse"/>.</summary>
internal static class WebHost
{
    /// <summary>Bytes of a request's body: options and messages of the console.</summary>
    private const int BodyMax = 8 * 1024 * 1024;

    /// <summary>Visitors at one time; further ones are turned away, so that they take neither the clients' descriptors nor the memory.</summary>
    private const int ConnectionsMax = 250;

    /// <summary>Bytes a second at which a visitor has to take an answer, which waits in memory for him.</summary>
    private const int ReadingRateMin = 64 * 1024;

    /// <summary>How long he may take to begin with that, and to say what he wants.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(5);

    public static WebApplication Build(GustServer server, WebHouse house)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Services.AddSingleton<IHostLifetime, NoLifetime>();
        builder.WebHost.ConfigureKestrel(kestrel => Configure(kestrel, server, house));
        WebApplication application = builder.Build();
        application.Run(house.ServeAsync);
        return application;
    }

    private static void Configure(KestrelServerOptions kestrel, GustServer server, WebHouse house)
    {
        kestrel.AddServerHeader = false;
        kestrel.AllowSynchronousIO = false;
        kestrel.Limits.MaxRequestBodySize = BodyMax;
        kestrel.Limits.MaxConcurrentConnections = ConnectionsMax;
        kestrel.Limits.RequestHeadersTimeout = s_patience;
        kestrel.Limits.MinResponseDataRate = new MinDataRate(ReadingRateMin, s_patience);
        MonitoringOptions options = server.Options.Monitoring;
        IPAddress address = LocalAddress.Parse(options.Host ?? server.Options.Host);
        kestrel.Listen(address, Math.Max(0, house.IsSecure ? options.HttpsPort : options.HttpPort), listen =>
        {
            listen.Protocols = house.IsSecure ? HttpProtocols.Http1AndHttp2 : HttpProtocols.Http1;
            if (house.IsSecure)
            {
                listen.UseHttps(new TlsHandshakeCallbackOptions { OnConnection = hello => new ValueTask<SslServerAuthenticationOptions>(Options(server, hello)) });
            }
        });
    }

    /// <summary>The certificate in force for the name that is asked for. Visitors need none of their own.</summary>
    private static SslServerAuthenticationOptions Options(GustServer server, TlsHandshakeCallbackContext hello)
    {
        TlsSettings settings = server.ClientTls!;
        return new SslServerAuthenticationOptions
        {
            ServerCertificateContext = settings.Certificates[settings.IndexFor(hello.ClientHelloInfo.ServerName)],
        };
    }
}
