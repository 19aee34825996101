using System.Text;
using System.Text.Json;
using Gust.Client;

namespace Gust.Console.Tests.Hosting;

/// <summary>Markup, scripts and endless words wherever somebody who may connect can put text.</summary>
internal static class HostileScene
{
    private const string Markup = "<img src=x onerror=globalThis.pwned=1><script>globalThis.pwned=1</script>'\"`javascript:globalThis.pwned=1//</title></textarea><svg/onload=globalThis.pwned=1>";

    /// <summary>As one token of a subject: without blanks and dots.</summary>
    private const string Token = "<svg/onload=globalThis[`pwned`]=1>\"'<!--{{7*7}}";

    private static readonly string s_long = new('W', 2000);

    /// <summary>Turns the direction of what follows, has no width, breaks lines.</summary>
    private const string Tricks = "\u202eevil\u200b\u2028\ufeff";

    public static async Task PlayAsync(LoadedServer server)
    {
        await ConnectAsync(server);
        NatsClient client = await server.ConnectAsync("attacker", "app");
        await CreateStreamsAsync(client);
        await CreateBucketsAsync(client);
        server.Repeat(TimeSpan.FromMilliseconds(100), async () => await client.PublishAsync($"evil.{Token}", Encoding.UTF8.GetBytes(Markup + s_long)));
    }

    private static async Task ConnectAsync(LoadedServer server)
    {
        foreach (string text in (string[])[Markup, s_long, Tricks + Markup])
        {
            string connect = $$"""{"user":"app","pass":"app","verbose":false,"name":{{Quoted(text)}},"lang":{{Quoted(Markup)}},"version":{{Quoted(Markup)}}}""";
            await (await server.OpenAsync(connect)).SendAsync($"SUB evil.{Token} {Token} 1\r\nSUB {Token}.{s_long[..1000]} 2\r\nPING\r\n");
        }
    }

    private static async Task CreateStreamsAsync(NatsClient client)
    {
        string about = $$""","description":{{Quoted(Markup + s_long)}},"metadata":{ {{Quoted(Markup)}}:{{Quoted(Markup + Tricks)}} }""";
        await client.CreateStreamAsync("<svg-onload=pwned;", "evil.>", about);
        await client.CreateStreamAsync("NORMAL", "normal.>", about);
        await client.CreateConsumerAsync("NORMAL", "<b-onclick=pwned;", about);
        await client.CreateStreamAsync("W" + s_long[..200], "long.>", about);
        Headers headers = [];
        headers.Add(Token.Replace(":", "", StringComparison.Ordinal), Markup);
        headers.Add("Content-Type", "text/html");
        await client.StoreAsync($"normal.{Token}", $"<!doctype html><body onload=\"globalThis.pwned=1\">{Markup}", headers);
        await client.StoreAsync("normal.json", $$"""{ {{Quoted(Markup)}}: {{Quoted(Markup + Tricks)}}, "__proto__": {"pwned": 1} }""");
        await client.StoreAsync("normal.tricks", Tricks + Markup);
        await client.StoreAsync("normal.binary", [0xff, .. Encoding.UTF8.GetBytes(Markup)]);
    }

    private static async Task CreateBucketsAsync(NatsClient client)
    {
        await client.CreateBucketAsync("evil", history: 3);
        await client.StoreAsync($"$KV.evil.{Token}", Markup);
        await client.StoreAsync($"$KV.evil.{s_long[..800]}", s_long);
        await client.CreateObjectsAsync("evil");
        await client.PutObjectAsync("evil", Markup, Encoding.UTF8.GetBytes(Markup), more: $$""","description":{{Quoted(Markup + s_long)}},"headers":{ {{Quoted(Markup)}}:[{{Quoted(Markup)}}] },"metadata":{ {{Quoted(Markup)}}:{{Quoted(s_long)}} }""");
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}
