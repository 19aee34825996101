using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Gust.Client;
using Gust.Testing;

namespace Gust.Console.Tests.Hosting;

/// <summary>A server in this process with its console on, and a browser's worth of HTTP to talk to it.</summary>
internal sealed class ConsoleServer : IAsyncDisposable
{
    public const string Token = "let-me-in";

    private readonly TemporaryDirectory _directory;
    private readonly HttpClient _http = new(new HttpClientHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None });

    private ConsoleServer(GustServer server, GustWeb web, TemporaryDirectory directory)
    {
        Server = server;
        Web = web;
        _directory = directory;
        Root = $"http://{web.EndPoint}";
    }

    public GustServer Server { get; }

    public GustWeb Web { get; }

    /// <summary>Scheme and address, without a path.</summary>
    public string Root { get; }

    public static GustServerOptions Options(string storeDirectory, Action<GustServerOptions>? configure = null)
    {
        GustServerOptions options = new()
        {
            Host = "127.0.0.1",
            Port = 0,
            JetStream = new JetStreamOptions { StoreDirectory = storeDirectory },
            Monitoring =
            {
                HttpPort = -1,
                Authorization = new MonitoringAuthorizationOptions { Token = Token, User = "ops", Password = "secret" },
                Console = { Enabled = true },
            },
        };
        configure?.Invoke(options);
        return options;
    }

    public static async Task<ConsoleServer> StartAsync(Action<GustServerOptions>? configure = null)
    {
        TemporaryDirectory directory = new();
        GustServer server = await GustServer.StartAsync(Options(directory.Path, configure));
        return new ConsoleServer(server, (await GustWeb.StartAsync(server))!, directory);
    }

    /// <summary>Options as this server was started with, changed.</summary>
    public GustServerOptions Changed(Action<GustServerOptions> configure) => Options(_directory.Path, configure);

    public Task<NatsClient> ConnectAsync(string name = "test") => NatsClient.ConnectAsync(new NatsClientOptions { Urls = [Server.ClientUrl], Name = name });

    /// <summary>Shows the token; the cookie of later requests.</summary>
    public async Task<string> SignInAsync()
    {
        using HttpResponseMessage response = await PostAsync("/console/api/login", $$"""{"token":"{{Token}}"}""");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return response.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    public Task<HttpResponseMessage> GetAsync(string path, string? cookie = null, params (string Name, string Value)[] headers) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, Root + path), cookie, headers);

    /// <summary>An answer that is read while it comes.</summary>
    public Task<HttpResponseMessage> OpenAsync(string path, string cookie)
    {
        HttpRequestMessage request = new(HttpMethod.Get, Root + path);
        request.Headers.Add("Cookie", cookie);
        return _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public Task<HttpResponseMessage> PostAsync(string path, string json, string? cookie = null, params (string Name, string Value)[] headers)
    {
        StringContent content = new(json, Encoding.UTF8);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, Root + path) { Content = content }, cookie, headers);
    }

    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? cookie, params (string Name, string Value)[] headers)
    {
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        foreach ((string name, string value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return _http.SendAsync(request);
    }

    /// <summary>A document of the API, as somebody who is signed in.</summary>
    public async Task<JsonElement> ReadAsync(string path, string cookie)
    {
        using HttpResponseMessage response = await GetAsync("/console/api/" + path, cookie);
        return await JsonOf(response);
    }

    public async Task<JsonElement> AskAsync(string path, string json, string cookie)
    {
        using HttpResponseMessage response = await PostAsync("/console/api/" + path, json, cookie);
        return await JsonOf(response);
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await Web.DisposeAsync();
        await Server.DisposeAsync();
        _directory.Dispose();
    }

    private static async Task<JsonElement> JsonOf(HttpResponseMessage response)
    {
        string text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{response.StatusCode}: {text}");
        using JsonDocument document = JsonDocument.Parse(text);
        return document.RootElement.Clone();
    }
}
