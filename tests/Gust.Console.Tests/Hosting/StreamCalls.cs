using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Gust.Client;

namespace Gust.Console.Tests.Hosting;

/// <summary>What tests want of the JetStream API.</summary>
internal static class StreamCalls
{
    public static Task CreateStreamAsync(this NatsClient client, string name, string subjects, string more = "") =>
        client.CallAsync($"STREAM.CREATE.{name}", $$"""{"name":"{{name}}","subjects":["{{subjects}}"]{{more}}}""");

    public static Task CreateConsumerAsync(this NatsClient client, string stream, string name, string more = "") =>
        client.CallAsync($"CONSUMER.DURABLE.CREATE.{stream}.{name}", $$$"""{"stream_name":"{{{stream}}}","config":{"durable_name":"{{{name}}}","ack_policy":"explicit"{{{more}}}}}""");

    public static Task CreateBucketAsync(this NatsClient client, string name, int history) =>
        client.CreateStreamAsync($"KV_{name}", $"$KV.{name}.>", $$""","max_msgs_per_subject":{{history}},"allow_direct":true,"allow_rollup_hdrs":true,"deny_delete":true""");

    /// <summary>A bucket of objects.</summary>
    public static Task CreateObjectsAsync(this NatsClient client, string name) =>
        client.CallAsync($"STREAM.CREATE.OBJ_{name}", $$"""{"name":"OBJ_{{name}}","subjects":["$O.{{name}}.C.>","$O.{{name}}.M.>"],"allow_rollup_hdrs":true,"discard":"new"}""");

    /// <summary>Puts an object as clients do it: its chunks, then what is said of it.</summary>
    /// <param name="more">Members of the description, to say something else than what is.</param>
    public static async Task PutObjectAsync(this NatsClient client, string bucket, string name, byte[] content, int chunkBytes = 100_000, string? digest = null, string more = "")
    {
        string nuid = Guid.NewGuid().ToString("N");
        byte[][] chunks = [.. content.Chunk(chunkBytes)];
        foreach (byte[] chunk in chunks)
        {
            await client.StoreAsync($"$O.{bucket}.C.{nuid}", chunk);
        }

        string text = $$"""
            {"name":{{JsonSerializer.Serialize(name)}},"bucket":"{{bucket}}","nuid":"{{nuid}}","size":{{content.Length}},"chunks":{{chunks.Length}},
             "digest":"SHA-256={{digest ?? Padded(SHA256.HashData(content))}}","mtime":"2026-01-01T00:00:00Z","options":{"max_chunk_size":{{chunkBytes}}}{{more}}}
            """;
        await client.StoreAsync($"$O.{bucket}.M.{Padded(Encoding.UTF8.GetBytes(name))}", text);
    }

    private static string Padded(byte[] bytes) => Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_');

    /// <summary>Publishes and waits until the stream has it.</summary>
    public static async Task StoreAsync(this NatsClient client, string subject, string text, Headers? headers = null) =>
        Check(await client.RequestAsync(subject, Encoding.UTF8.GetBytes(text), headers));

    public static async Task StoreAsync(this NatsClient client, string subject, byte[] payload) => Check(await client.RequestAsync(subject, payload));

    /// <summary>Takes the next message of a consumer.</summary>
    public static async Task<Message> FetchAsync(this NatsClient client, string stream, string consumer)
    {
        string inbox = client.NewInbox();
        Subscription subscription = client.Subscribe(inbox, messagesMax: 1);
        await client.PublishAsync($"$JS.API.CONSUMER.MSG.NEXT.{stream}.{consumer}", Array.Empty<byte>(), inbox);
        return await subscription.Messages.ReadAsync();
    }

    private static async Task CallAsync(this NatsClient client, string verb, string json) =>
        Check(await client.RequestAsync("$JS.API." + verb, Encoding.UTF8.GetBytes(json)));

    private static void Check(Message answer)
    {
        using JsonDocument document = JsonDocument.Parse(answer.Payload);
        Assert.False(document.RootElement.TryGetProperty("error", out _), Encoding.UTF8.GetString(answer.Payload.Span));
    }
}
