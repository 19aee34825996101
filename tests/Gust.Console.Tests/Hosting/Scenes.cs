using System.Text;
using Gust.Client;
using Gust.Testing;

namespace Gust.Console.Tests.Hosting;

/// <summary>What goes on at the servers that the browser looks at.</summary>
internal static class Scenes
{
    private const string FirstOrder =
        """{"id":12345678901234567890,"customer":{"name":"Ada Lovelace","note":"<img src=x onerror=alert(1)>","vip":true},"lines":[{"sku":"A-1","qty":3}],"total":42.50}""";

    /// <summary>Publishers, subscribers, streams with consumers that lag and redeliver, a bucket, a slow consumer.</summary>
    public static async Task TradeAsync(LoadedServer server)
    {
        NatsClient desk = await server.ConnectAsync("order-desk", "orders");
        await CreateOrdersAsync(desk);
        await CreateSettingsAsync(desk);
        await CreateFilesAsync(desk);
        await SubscribeAsync(server);
        NatsClient sensors = await server.ConnectAsync("sensor-gateway", "app");
        int number = 0;
        server.Repeat(TimeSpan.FromMilliseconds(50), async () =>
        {
            for (int i = 0; i < 100; i++)
            {
                await sensors.PublishAsync($"sensors.berlin.{number++ % 10}.temperature", "{\"t\":21.5}"u8.ToArray());
            }
        });
        server.Repeat(TimeSpan.FromMilliseconds(100), async () => await desk.PublishAsync($"orders.new.{(number % 2 == 0 ? "eu" : "us")}", Encoding.UTF8.GetBytes($$"""{"id":{{number}}}""")));
        await CutSlowConsumerAsync(server, sensors);
    }

    /// <summary>A stream and a bucket to write to.</summary>
    public static async Task WorkshopAsync(LoadedServer server)
    {
        NatsClient client = await server.ConnectAsync("workshop", "app");
        await client.CreateStreamAsync("NOTES", "notes.>");
        await client.CreateBucketAsync("drafts", history: 5);
    }

    /// <summary>10,000 connections and 1,000 streams.</summary>
    public static async Task CrowdAsync(LoadedServer server)
    {
        await Parallel.ForAsync(0, 10_000, new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (index, _) =>
            await server.OpenAsync($$"""{"verbose":false,"name":"client-{{index:00000}}","lang":"raw"}"""));
        NatsClient client = await server.ConnectAsync("crowd", "app");
        await Parallel.ForAsync(0, 1000, new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (index, _) =>
            await client.CreateStreamAsync($"STREAM-{index:0000}", $"stream.{index}.>", ""","storage":"memory" """));
    }

    private static async Task CreateOrdersAsync(NatsClient desk)
    {
        await desk.CreateStreamAsync("ORDERS", "orders.>", ""","allow_direct":true,"max_bytes":50000000""");
        await desk.CreateStreamAsync("AUDIT", "audit.>");
        await desk.CreateStreamAsync("INBOX", "inbox.>", ""","max_msgs":1,"discard":"new" """);
        await desk.StoreAsync("inbox.first", "x");
        await desk.CreateConsumerAsync("ORDERS", "billing", ""","filter_subject":"orders.new.>","max_ack_pending":50,"description":"Sends the invoices" """);
        await desk.CreateConsumerAsync("ORDERS", "stuck", ""","max_ack_pending":1""");
        await desk.CreateConsumerAsync("ORDERS", "shipping", ""","ack_wait":200000000""");
        Headers headers = [];
        headers.Add("Content-Type", "application/json");
        await desk.StoreAsync("orders.new.eu", FirstOrder, headers);
        await desk.StoreAsync("orders.new.us", [0, 1, 2, 0xff, 0xfe, 10, 13, 65, 66]);
        await desk.StoreAsync("orders.special", "by hand");
        await desk.FetchAsync("ORDERS", "stuck"); // and never acknowledged: it gets nothing more
        await desk.FetchAsync("ORDERS", "shipping"); // and never acknowledged
        await desk.FetchAsync("ORDERS", "shipping"); // the first once more, or the second
        await desk.FetchAsync("ORDERS", "shipping");
        await desk.FetchAsync("ORDERS", "shipping");
    }

    private static async Task CreateSettingsAsync(NatsClient desk)
    {
        await desk.CreateBucketAsync("settings", history: 8);
        foreach (string key in (string[])["name", "colour", "limit"])
        {
            for (int site = 1; site <= 4; site++)
            {
                await desk.StoreAsync($"$KV.settings.site.{site}.{key}", $$"""{"value":"green","site":{{site}}}""");
            }
        }

        Headers deletion = [];
        deletion.Add("KV-Operation", "DEL");
        await desk.StoreAsync("$KV.settings.site.1.colour", "", deletion);
    }

    private static async Task CreateFilesAsync(NatsClient desk)
    {
        await desk.CreateObjectsAsync("files");
        await desk.PutObjectAsync("files", "reports/2026.txt", Encoding.UTF8.GetBytes(new string('x', 250_000)), more: ""","description":"The year","headers":{"Kind":["report"]}""");
        await desk.PutObjectAsync("files", "draft.txt", [1], more: ""","deleted":true""");
    }

    private static async Task SubscribeAsync(LoadedServer server)
    {
        NatsClient warehouse = await server.ConnectAsync("warehouse", "orders");
        foreach (string subject in (string[])["orders.new.eu", "orders.new.us", "orders.*.eu", "orders.public.news", "stock.level.berlin.cold"])
        {
            warehouse.Subscribe(subject, handler: static (in MessageView _) => { });
        }

        warehouse.Subscribe("orders.quote", queue: "quotes", handler: static (in MessageView _) => { });
        NatsClient display = await server.ConnectAsync("display", "app");
        display.Subscribe("sensors.>", handler: static (in MessageView _) => { });
        await warehouse.FlushAsync();
        await display.FlushAsync();
    }

    /// <summary>A client that subscribes and never reads, until the server has enough of it.</summary>
    private static async Task CutSlowConsumerAsync(LoadedServer server, NatsClient publisher)
    {
        RawConnection lazy = await server.OpenAsync("""{"user":"app","pass":"app","verbose":false,"name":"lazy-reader"}""");
        await lazy.SendAsync("SUB flood 1\r\n");
        Task cut = server.SaidAsync("Slow Consumer Detected");
        byte[] payload = new byte[256 * 1024];
        while (!cut.IsCompleted)
        {
            await publisher.PublishAsync("flood", payload);
            await publisher.FlushAsync();
        }

        await cut;
    }
}
