using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using Gust.Client;
using Gust.Console.Tests.Hosting;

namespace Gust.Console.Tests.Buckets;

/// <summary>The objects of a bucket.</summary>
public sealed class ObjectTests
{
    private const string Hostile = "../<img src=x onerror=alert(1)>\"; filename=evil.exe\r\nX: y";

    [Fact]
    public async Task Objects_are_told_with_size_chunks_digest_and_what_is_said_of_them()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        await using NatsClient client = await BucketAsync(console);
        byte[] content = RandomNumberGenerator.GetBytes(250_000);
        await client.PutObjectAsync("files", "report.pdf", content, more: ""","headers":{"Kind":["a","b"]},"metadata":{"by":"Ada"}""");
        await client.PutObjectAsync("files", "old.txt", [1, 2, 3], more: ""","deleted":true""");

        JsonElement page = await console.ReadAsync("objects?account=$G&bucket=files&sort=name&order=desc", await console.SignInAsync());

        JsonElement row = page.GetProperty("rows")[0];
        Assert.Equal(("report.pdf", 250_000, 3), (row.GetProperty("name").GetString(), row.GetProperty("size").GetInt32(), row.GetProperty("chunks").GetInt32()));
        Assert.StartsWith("SHA-256=", row.GetProperty("digest").GetString(), StringComparison.Ordinal);
        Assert.Equal("""[["Kind","a"],["Kind","b"]]""", row.GetProperty("headers").GetRawText());
        Assert.Equal("""[["by","Ada"]]""", row.GetProperty("metadata").GetRawText());
        Assert.True(page.GetProperty("rows")[1].GetProperty("deleted").GetBoolean());
        Assert.Equal(1, (await console.ReadAsync("objects?account=$G&bucket=files&hide=1", await console.SignInAsync())).GetProperty("matched").GetInt32());
    }

    [Theory]
    [InlineData("report.pdf", 250_000)]
    [InlineData("empty", 0)]
    [InlineData(Hostile, 10)]
    public async Task An_object_comes_as_a_file_and_never_as_a_page(string name, int size)
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        await using NatsClient client = await BucketAsync(console);
        byte[] content = RandomNumberGenerator.GetBytes(size);
        await client.PutObjectAsync("files", name, content);

        using HttpResponseMessage response = await DownloadAsync(console, name);

        Assert.Equal(content, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal(("attachment", "application/octet-stream"), (response.Content.Headers.ContentDisposition?.DispositionType, response.Content.Headers.ContentType?.MediaType));
        Assert.DoesNotContain('/', response.Content.Headers.ContentDisposition?.FileNameStar ?? "");
        Assert.Contains("sandbox", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("X"));
    }

    [Fact]
    public async Task An_object_that_is_not_what_its_digest_says_ends_as_a_failed_download()
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        await using NatsClient client = await BucketAsync(console);
        await client.PutObjectAsync("files", "report.pdf", new byte[250_000], digest: "AAAA");

        await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            using HttpResponseMessage response = await DownloadAsync(console, "report.pdf");
            await response.Content.ReadAsByteArrayAsync();
        });
    }

    [Theory]
    [InlineData("nothing", HttpStatusCode.NotFound)]
    [InlineData("deleted", HttpStatusCode.NotFound)]
    [InlineData("link", HttpStatusCode.Conflict)]
    [InlineData("nonsense", HttpStatusCode.NotFound)]
    public async Task What_is_no_file_is_explained(string name, HttpStatusCode status)
    {
        await using ConsoleServer console = await ConsoleServer.StartAsync();
        await using NatsClient client = await BucketAsync(console);
        await client.PutObjectAsync("files", "deleted", [1], more: ""","deleted":true""");
        await client.PutObjectAsync("files", "link", [1], more: ""","options":{"link":{"bucket":"other","name":"there"}}""");
        await client.StoreAsync("$O.files.M.bm9uc2Vuc2U=", """["no description"]""");

        using HttpResponseMessage response = await DownloadAsync(console, name);

        Assert.Equal(status, response.StatusCode);
    }

    private static async Task<NatsClient> BucketAsync(ConsoleServer console)
    {
        NatsClient client = await console.ConnectAsync();
        await client.CreateObjectsAsync("files");
        return client;
    }

    private static async Task<HttpResponseMessage> DownloadAsync(ConsoleServer console, string name) =>
        await console.GetAsync("/console/api/object?account=$G&bucket=files&name=" + Uri.EscapeDataString(name), await console.SignInAsync());
}
