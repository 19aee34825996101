using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Gust.Telemetry.Tests;

/// <summary>Takes what is exported by OTLP, over HTTP and over gRPC, and shows the texts in it.</summary>
internal sealed class OtlpReceiver : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);

    private readonly WebApplication _application;
    private readonly ConcurrentDictionary<string, TextSet> _received = new();

    private OtlpReceiver(WebApplication application) => _application = application;

    public string Url { get; private set; } = "";

    /// <summary>What the last request showed as its key.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Takes nothing while it is set.</summary>
    public volatile bool Refuses;

    public static async Task<OtlpReceiver> StartAsync(HttpProtocols protocols)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(System.Net.IPAddress.Loopback, 0, listen => listen.Protocols = protocols));
        WebApplication application = builder.Build();
        OtlpReceiver receiver = new(application);
        application.Run(receiver.TakeAsync);
        await application.StartAsync();
        receiver.Url = ((IApplicationBuilder)application).ServerFeatures.Get<IServerAddressesFeature>()!.Addresses.First();
        return receiver;
    }

    /// <summary>Waits until all of the texts have come to a path.</summary>
    public Task WaitForAsync(string path, params string[] texts) => SetOf(path).WaitForAsync(texts).WaitAsync(s_patience);

    public bool HasReceived(string path) => _received.ContainsKey(path);

    public async ValueTask DisposeAsync() => await _application.DisposeAsync();

    private TextSet SetOf(string path) => _received.GetOrAdd(path, static _ => new TextSet());

    private async Task TakeAsync(HttpContext context)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body);
        Key = context.Request.Headers["x-key"].ToString();
        bool isGrpc = context.Request.ContentType == "application/grpc";
        if (Refuses)
        {
            Refuse(context, isGrpc);
            return;
        }

        SetOf(context.Request.Path).Add(body.ToArray());
        if (isGrpc)
        {
            context.Response.ContentType = "application/grpc";
            await context.Response.Body.WriteAsync(new byte[5]); // an empty message
            context.Response.AppendTrailer("grpc-status", "0");
        }
    }

    private static void Refuse(HttpContext context, bool isGrpc)
    {
        if (!isGrpc)
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        context.Response.ContentType = "application/grpc";
        context.Response.Headers["grpc-status"] = "16";
        context.Response.Headers["grpc-message"] = "show%20a%20key";
    }
}
