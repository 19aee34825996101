using System.IO.Compression;
using System.Net;
using Gust.Console.Tests.Hosting;

namespace Gust.Console.Tests.Api;

/// <summary>The page's files and what a browser may do with them.</summary>
public sealed class PageTests
{
    [Fact]
    public async Task The_console_is_off_unless_it_is_configured()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync(options => options.Monitoring.Console.Enabled = false);

        using HttpResponseMessage response = await console.GetAsync("/console/");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Theory]
    [InlineData("", "text/html; charset=utf-8")]
    [InlineData("console.js", "text/javascript; charset=utf-8")]
    [InlineData("console.css", "text/css; charset=utf-8")]
    [InlineData("icon.svg", "image/svg+xml")]
    public async Task Each_file_comes_with_its_type_and_packed_or_plain_as_is_wanted(string name, string type)
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();

        using HttpResponseMessage plain = await console.GetAsync("/console/" + name);
        using HttpResponseMessage packed = await console.GetAsync("/console/" + name, null, ("Accept-Encoding", "br, gzip"));

        Assert.Equal(type, plain.Content.Headers.ContentType!.ToString());
        Assert.Equal("gzip", Assert.Single(packed.Content.Headers.ContentEncoding));
        await using GZipStream unpacked = new(await packed.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        Assert.Equal(await plain.Content.ReadAsStringAsync(), await new StreamReader(unpacked).ReadToEndAsync());
    }

    [Fact]
    public async Task A_file_that_a_browser_has_is_not_sent_again()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        using HttpResponseMessage first = await console.GetAsync("/console/console.js");

        using HttpResponseMessage again = await console.GetAsync("/console/console.js", null, ("If-None-Match", first.Headers.ETag!.ToString()));

        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
    }

    [Theory]
    [InlineData("/console/")]
    [InlineData("/console/console.js")]
    [InlineData("/console/api/session")]
    [InlineData("/console/nope")]
    public async Task Only_the_consoles_own_files_may_run_in_it(string path)
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();

        using HttpResponseMessage response = await console.GetAsync(path);

        string policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("DENY", response.Headers.GetValues("X-Frame-Options").Single());
    }

    [Theory]
    [InlineData("", "/console")]
    [InlineData("/nats", "/nats/console")]
    public async Task Without_its_slash_the_console_is_found_too_under_any_base_path(string basePath, string path)
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync(options => options.Monitoring.BasePath = basePath);

        using HttpResponseMessage response = await console.GetAsync(path);

        Uri target = new(new Uri(console.Root + path), response.Headers.Location!);
        using HttpResponseMessage page = await console.GetAsync(target.AbsolutePath);
        Assert.Equal((basePath + "/console/", HttpStatusCode.OK), (target.AbsolutePath, page.StatusCode));
    }

    [Fact]
    public async Task All_of_it_is_small()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        long total = 0;
        foreach (string name in (string[])["", "console.js", "console.css", "icon.svg"])
        {
            using HttpResponseMessage file = await console.GetAsync("/console/" + name, null, ("Accept-Encoding", "gzip"));
            total += (await file.Content.ReadAsByteArrayAsync()).Length;
        }

        Assert.InRange(total, 10_000, 80_000);
    }
}
