using System.IO.Compression;
using System.Net;

namespace Gust.Web.Tests.Metrics;

/// <summary><c>/metrics</c> goes out packed to who can unpack it, as Prometheus can.</summary>
public sealed class PackedMetricsTests
{
    [Theory]
    [InlineData("gzip", true)]
    [InlineData("deflate, gzip;q=0.5", true)]
    [InlineData("GZIP", true)]
    [InlineData("gzip;q=0", false)]
    [InlineData("br", false)]
    [InlineData(null, false)]
    public async Task The_text_is_packed_for_who_takes_gzip(string? accepted, bool isPacked)
    {
        await using WebServer web = await WebServer.StartAsync(options => options.ServerName = "packed");

        using HttpResponseMessage response = await AskAsync(web, HttpMethod.Get, accepted);

        Assert.Equal(isPacked ? ["gzip"] : [], response.Content.Headers.ContentEncoding);
        Assert.Contains("Accept-Encoding", response.Headers.Vary);
        Assert.Contains("\ngust_connections{server_id=\"packed\"} 0\n", await UnpackAsync(response));
    }

    [Fact]
    public async Task Who_asks_for_the_head_gets_no_body()
    {
        await using WebServer web = await WebServer.StartAsync();

        using HttpResponseMessage response = await AskAsync(web, HttpMethod.Head, "gzip");

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Thousands_of_series_are_the_same_packed_or_not()
    {
        await using LoadedServer server = await LoadedServer.StartAsync();
        for (int i = 0; i < 100; i++)
        {
            await server.RequestAsync($"$JS.API.STREAM.CREATE.S{i}", $$"""{"name":"S{{i}}","subjects":["s{{i}}"],"storage":"memory"}""");
        }

        using HttpResponseMessage packed = await AskAsync(server.Web, HttpMethod.Get, "gzip", "?gust=0&varz=0");
        using HttpResponseMessage plain = await AskAsync(server.Web, HttpMethod.Get, null, "?gust=0&varz=0");

        string text = await UnpackAsync(plain);
        Assert.InRange(text.Length, 128 * 1024, int.MaxValue); // several pieces of the buffer
        Assert.Equal(Still(text), Still(await UnpackAsync(packed)));
    }

    /// <summary>But for what changes from one look to the next.</summary>
    private static IEnumerable<string> Still(string text) => text.Split('\n').Where(line => !line.Contains("_duration_ns{", StringComparison.Ordinal));

    private static async Task<HttpResponseMessage> AskAsync(WebServer web, HttpMethod method, string? accepted, string query = "")
    {
        using HttpClient http = new(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.None });
        using HttpRequestMessage request = new(method, $"http://{web.Web.EndPoint}/metrics{query}");
        if (accepted is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        }

        return await http.SendAsync(request);
    }

    private static async Task<string> UnpackAsync(HttpResponseMessage response)
    {
        Stream body = await response.Content.ReadAsStreamAsync();
        using StreamReader reader = new(response.Content.Headers.ContentEncoding.Count > 0 ? new GZipStream(body, CompressionMode.Decompress) : body);
        return await reader.ReadToEndAsync();
    }
}
