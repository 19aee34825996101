using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Gust.Cli.Admin.Documents;
using Gust.Cli.Commands;

namespace Gust.Cli.Admin.Top;

/// <summary>Asks a server's monitoring port, which needs no system account.</summary>
internal sealed class HttpTopSource : ITopSource
{
    private readonly CommandContext _context;
    private readonly HttpClient _http = new();
    private readonly string _url;

    /// <param name="context">Of the command.</param>
    /// <param name="url">Of the monitoring port; may hold a user and password, or a token.</param>
    public HttpTopSource(CommandContext context, string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out Uri? address) || address.Scheme is not ("http" or "https"))
        {
            throw new CliException($"--url: {Text.Quoted.Text(url)} is not the address of a monitoring port; write one like http://127.0.0.1:8222");
        }

        _context = context;
        _url = address.GetLeftPart(UriPartial.Path).Replace(address.UserInfo + "@", "", StringComparison.Ordinal).TrimEnd('/');
        _http.Timeout = context.Settings.Timeout;
        string shown = Uri.UnescapeDataString(address.UserInfo);
        if (shown.Length > 0)
        {
            _http.DefaultRequestHeaders.Authorization = address.UserInfo.Contains(':', StringComparison.Ordinal)
                ? new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(shown)))
                : new AuthenticationHeaderValue("Bearer", shown);
        }
    }

    public async Task<TopSample> TakeAsync(string sort, long limit)
    {
        Varz varz = await GetAsync("/varz", DocumentJson.Default.Varz);
        Connz connz = await GetAsync($"/connz?auth=true&sort={sort}&limit={limit}", DocumentJson.Default.Connz);
        Jsz jsz = await GetAsync("/jsz", DocumentJson.Default.Jsz);
        return new TopSample(varz, connz, jsz.Disabled ? null : jsz, _context.Host.TimeProvider.GetTimestamp());
    }

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> shape)
        where T : class
    {
        try
        {
            using HttpResponseMessage answer = await _http.GetAsync(_url + path, _context.Cancel);
            byte[] body = await answer.Content.ReadAsByteArrayAsync(_context.Cancel);
            return answer.IsSuccessStatusCode
                ? SystemReading.Document(body, shape)
                : throw new CliException($"{_url}{path} answers {(int)answer.StatusCode}: {Encoding.UTF8.GetString(body).Trim()}");
        }
        catch (HttpRequestException e)
        {
            throw new CliException($"cannot read {_url}{path}: {e.Message}");
        }
        catch (TaskCanceledException) when (!_context.Cancel.IsCancellationRequested)
        {
            throw new CliException($"{_url}{path} did not answer in time; --timeout waits longer");
        }
    }
}
