using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Gust.Testing;

namespace Gust.Monitoring.Tests.Differential;

/// <summary>A server under observation: a workload has its connections there, and its documents are asked for.</summary>
internal sealed partial class MonitoredProcess : IAsyncDisposable
{
    /// <summary>Requests until a condition must hold; each takes about a millisecond.</summary>
    private const int AttemptsMax = 5000;

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(10);

    private readonly HttpClient _http;
    private readonly List<IDisposable> _connections = [];

    private MonitoredProcess(ServerProcess server, string address)
    {
        Server = server;
        Monitoring = IPEndPoint.Parse(address);
        _http = new HttpClient { BaseAddress = new Uri($"http://{address}"), Timeout = s_patience };
    }

    public ServerProcess Server { get; }

    /// <summary>Where the documents are.</summary>
    public IPEndPoint Monitoring { get; }

    public string Name => Server.Executable.LeadingArguments.Length > 0 ? "gust" : "reference";

    /// <summary>Starts a server, and completes once its log tells the monitoring port.</summary>
    public static async Task<MonitoredProcess> StartAsync(ServerExecutable executable, string configuration)
    {
        const string announcement = "Starting http monitor on ";
        ServerProcess server = await ServerProcess.StartAsync(executable, configuration);
        await server.Log.WaitForAsync(announcement, s_patience);
        return new MonitoredProcess(server, server.Log.ToString().Split(announcement)[1].Split('\n')[0].Trim());
    }

    /// <summary>Keeps a connection open until the end of the test.</summary>
    public T Keep<T>(T connection)
        where T : IDisposable
    {
        _connections.Add(connection);
        return connection;
    }

    /// <summary>Asks for a path with its query; <c>{name}</c> in it stands for the number of the open or closed connection of that name.</summary>
    public async Task<HttpAnswer> GetAsync(string path, string method = "GET")
    {
        string resolved = path;
        foreach (Match name in ConnectionName().Matches(path))
        {
            resolved = resolved.Replace(name.Value, (await NumberOfAsync(name.Groups[1].Value)).ToString("d"));
        }

        using HttpRequestMessage request = new(new HttpMethod(method), resolved);
        using HttpResponseMessage response = await _http.SendAsync(request);
        return new HttpAnswer(
            (int)response.StatusCode,
            response.Content.Headers.ContentType?.ToString() ?? "",
            response.Headers.TryGetValues("Access-Control-Allow-Origin", out IEnumerable<string>? origins) ? string.Join(',', origins) : "",
            await response.Content.ReadAsStringAsync());
    }

    /// <summary>Asks again and again until the document is as it has to be.</summary>
    public async Task UntilAsync(string path, Func<JsonElement, bool> condition)
    {
        HttpAnswer? answer = null;
        int attempts = 0;
        do
        {
            Assert.True(++attempts <= AttemptsMax, $"{Name}: {path} never was as it has to be, but: {answer?.Body}");
            answer = await GetAsync(path);
        }
        while (!condition(JsonElement.Parse(answer.Body)));
    }

    public async ValueTask DisposeAsync()
    {
        _connections.ForEach(connection => connection.Dispose());
        _http.Dispose();
        await Server.DisposeAsync();
    }

    private async Task<ulong> NumberOfAsync(string name)
    {
        JsonElement connections = JsonElement.Parse((await GetAsync("/connz?state=all")).Body).GetProperty("connections");
        return connections.EnumerateArray().First(one => one.TryGetProperty("name", out JsonElement text) && text.GetString() == name).GetProperty("cid").GetUInt64();
    }

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex ConnectionName();
}
