using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Gust.Testing;

namespace Gust.Web.Tests.Deploy;

/// <summary>A real Prometheus, from Debian's package, with the configuration and rules of deploy/prometheus. It listens on this machine only.</summary>
internal sealed class PrometheusProcess : IAsyncDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan s_poll = TimeSpan.FromMilliseconds(100);

    private readonly TemporaryDirectory _directory = new();
    private readonly HttpClient _http = new();
    private readonly ServerLog _log = new();
    private readonly Process _process;

    private PrometheusProcess(string target)
    {
        foreach (string rules in (string[])["rules.yml", "alerts.yml"])
        {
            _directory.Write(rules, File.ReadAllText(RepositoryRoot.Combine("deploy", "prometheus", rules)));
        }

        string configuration = File.ReadAllText(RepositoryRoot.Combine("deploy", "prometheus", "prometheus.yml"))
            .Replace("127.0.0.1:8222", target, StringComparison.Ordinal)
            .Replace(": 15s", ": 500ms", StringComparison.Ordinal);
        int port = FreePort();
        _http.BaseAddress = new Uri($"http://127.0.0.1:{port}");
        ProcessStartInfo start = new("prometheus", [
            $"--config.file={_directory.Write("prometheus.yml", configuration)}", $"--storage.tsdb.path={_directory.Path}/data",
            $"--web.listen-address=127.0.0.1:{port}", "--log.level=warn",
        ]) { RedirectStandardError = true };
        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => _log.Append(line.Data);
        _process.BeginErrorReadLine();
    }

    /// <param name="target">Host and port to scrape.</param>
    /// <param name="scrapes">Scrapes to wait for.</param>
    /// <param name="work">Done again and again meanwhile, so that counters count.</param>
    public static async Task<PrometheusProcess> StartAsync(string target, int scrapes, Func<Task> work)
    {
        PrometheusProcess prometheus = new(target);
        long start = TimeProvider.System.GetTimestamp();
        using PeriodicTimer timer = new(s_poll);
        while (await prometheus.ScrapesAsync() < scrapes)
        {
            if (TimeProvider.System.GetElapsedTime(start) > s_patience)
            {
                string log = prometheus._log.ToString();
                await prometheus.DisposeAsync();
                throw new TimeoutException($"Prometheus has not scraped {target} {scrapes} times:\n{log}");
            }

            await work();
            await timer.WaitForNextTickAsync();
        }

        return prometheus;
    }

    /// <returns>How many series answer a query.</returns>
    /// <exception cref="InvalidOperationException">It is no query.</exception>
    public async Task<int> CountAsync(string query) => (await QueryAsync(query)).GetArrayLength();

    /// <summary>What became of all rules when they were last evaluated: those that have no good news.</summary>
    public async Task<string[]> FaultyRulesAsync()
    {
        JsonElement data = await GetAsync("/api/v1/rules");
        return
        [
            .. from rulesGroup in data.GetProperty("groups").EnumerateArray()
               from rule in rulesGroup.GetProperty("rules").EnumerateArray()
               where rule.GetProperty("health").GetString() != "ok"
               select rule.ToString(),
        ];
    }

    /// <summary>Why the last scrape failed; empty: it did not.</summary>
    public async Task<string> LastErrorAsync()
    {
        JsonElement data = await GetAsync("/api/v1/targets");
        return data.GetProperty("activeTargets")[0].GetProperty("lastError").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _http.Dispose();
        _directory.Dispose();
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task<int> ScrapesAsync()
    {
        try
        {
            JsonElement result = await QueryAsync("count_over_time(gust:journal_commit_duration_seconds:p99_5m[1m])");
            return result.GetArrayLength() == 0 ? 0 : int.Parse(result[0].GetProperty("value")[1].GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (HttpRequestException)
        {
            return 0; // it does not listen yet
        }
    }

    private async Task<JsonElement> QueryAsync(string query) =>
        (await GetAsync($"/api/v1/query?query={Uri.EscapeDataString(query)}")).GetProperty("result");

    private async Task<JsonElement> GetAsync(string path)
    {
        using HttpResponseMessage response = await _http.GetAsync(path);
        string body = await response.Content.ReadAsStringAsync();
        if (response.StatusCode == HttpStatusCode.ServiceUnavailable)
        {
            throw new HttpRequestException(body);
        }

        using JsonDocument json = JsonDocument.Parse(body);
        return response.IsSuccessStatusCode ? json.RootElement.GetProperty("data").Clone() : throw new InvalidOperationException($"{path}: {body}");
    }
}
