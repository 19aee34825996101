using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using Gust.Cli.Admin.Documents;
using Gust.Cli.Commands;
using Gust.Cli.Connections;
using Gust.Cli.Text;

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
            throw new CliException($"--url: {Quoted.Text(url)} is not the address of a monitoring port; write one like http://127.0.0.1:8222");
        }

        _context = context;
        _url = address.GetLeftPart(UriPartial.Path).Replace(address.UserInfo + "@", "", StringComparison.Ordinal).TrimEnd('/');
        _http.Timeout = context.Settings.Timeout;
        _http.DefaultRequestHeaders.Authorization = address.UserInfo.Length > 0 ? Shown(address.UserInfo) : Shown(context.SettingsWithoutContext);
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

    /// <summary>What the URL holds: a user and password, or a token.</summary>
    private static AuthenticationHeaderValue Shown(string userInfo) =>
        userInfo.Contains(':', StringComparison.Ordinal) ? Basic(Uri.UnescapeDataString(userInfo)) : new AuthenticationHeaderValue("Bearer", Uri.UnescapeDataString(userInfo));

    /// <summary>What was said for this call; a context's secrets are for its servers.</summary>
    private static AuthenticationHeaderValue? Shown(ConnectionSettings said) =>
        said.Token is { } token ? new AuthenticationHeaderValue("Bearer", token)
        : said.User is { } user ? Basic($"{user}:{said.Password}")
        : null;

    private static AuthenticationHeaderValue Basic(string userAndPassword) => new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(userAndPassword)));

    private static string Text(HttpRequestException e) =>
        e.HttpRequestError == HttpRequestError.InvalidResponse ? "what answers there is no monitoring port"
        : e.HttpRequestError == HttpRequestError.SecureConnectionError ? $"no TLS there that works: {e.InnerException?.Message ?? e.Message}"
        : e.Message;

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
            throw new CliException($"cannot read {_url}{path}: {Text(e)}");
        }
        catch (TaskCanceledException) when (!_context.Cancel.IsCancellationRequested)
        {
            throw new CliException($"{_url}{path} did not answer in time; --timeout waits longer");
        }
    }
}
