using System.Text.Json;

namespace Gust.Monitoring.Tests.Differential;

/// <summary>Streams and consumers of all kinds in two accounts, one of them with limits; a third account may have none.</summary>
internal static class StreamsWorkload
{
    /// <summary>How often files are synced is named: what is meant when it is not is where the servers are meant to differ.</summary>
    public const string Configuration = """
        jetstream {
          store_dir: "{store}", max_memory_store: 64MB, max_file_store: 128MB, sync_interval: "90s", strict: true, unique_tag: "az"
          limits { max_ack_pending: 500, max_request_batch: 250, duplicate_window: "1h" }
        }
        accounts {
          A { jetstream: enabled, users: [{user: a, password: a}] }
          B { jetstream: {max_memory: 1MB, max_store: 2MB, max_streams: 5, max_consumers: 7, max_bytes_required: true}, users: [{user: b, password: b}] }
          C { users: [{user: c, password: c}] }
          SYS { users: [{user: s, password: s}] }
        }
        system_account: SYS
        """;

    /// <summary>Number of the subscription to fetched messages.</summary>
    private const int Box = 51;

    private static readonly string[] s_streams =
    [
        """{"name":"ORDERS","subjects":["orders.>"],"description":"what came in","metadata":{"team":"x"},"max_msgs":1000,"max_bytes":1048576,"max_age":3600000000000,"max_msg_size":1024,"discard":"new","compression":"s2"}""",
        """{"name":"MEM","subjects":["mem.*","other"],"storage":"memory","max_msgs_per_subject":1,"allow_direct":true,"republish":{"src":">","dest":"again.>"},"subject_transform":{"src":"mem.*","dest":"stored.{{wildcard(1)}}"}}""",
        """{"name":"KV_conf","subjects":["$KV.conf.>"],"max_msgs_per_subject":5,"discard":"new","allow_rollup_hdrs":true,"deny_delete":true,"allow_direct":true,"allow_msg_ttl":true,"subject_delete_marker_ttl":5000000000}""",
        """{"name":"OBJ_files","subjects":["$O.files.C.>","$O.files.M.>"],"discard":"new","allow_rollup_hdrs":true,"allow_direct":true}""",
        """{"name":"WORK","subjects":["work.>"],"retention":"workqueue","duplicate_window":60000000000}""",
        """{"name":"INTEREST","subjects":["interest"],"retention":"interest","first_seq":100,"no_ack":true,"max_consumers":3}""",
        """{"name":"COUNT","subjects":["count"],"allow_msg_counter":true,"allow_atomic":true,"allow_batched":true,"persist_mode":"default"}""",
        """{"name":"LATER","subjects":["later.>"],"allow_msg_schedules":true}""",
        """{"name":"SEALED","subjects":["sealed"]}""",
        """{"name":"EMPTY","subjects":["empty"],"consumer_limits":{"max_ack_pending":100,"inactive_threshold":60000000000}}""",
    ];

    /// <summary>Made when the others have their messages, so that what is copied does not depend on who is quicker.</summary>
    private static readonly string[] s_copies =
    [
        """{"name":"MIRROR","mirror":{"name":"ORDERS"},"mirror_direct":true}""",
        """{"name":"PART","mirror":{"name":"MEM","filter_subject":"stored.a"}}""",
        """{"name":"ALL","sources":[{"name":"MEM"},{"name":"ORDERS","filter_subject":"orders.a","opt_start_seq":2},{"name":"KV_conf","subject_transforms":[{"src":"$KV.conf.*","dest":"kv.{{wildcard(1)}}"}]}]}""",
    ];

    private static readonly (string Stream, string Config)[] s_consumers =
    [
        ("ORDERS", """{"durable_name":"pull","name":"pull","ack_policy":"explicit","description":"d","ack_wait":60000000000,"max_deliver":4,"metadata":{"k":"v"},"sample_freq":"100%"}"""),
        ("ORDERS", """{"durable_name":"push","name":"push","ack_policy":"all","deliver_subject":"to.push","deliver_group":"g","filter_subject":"orders.a","idle_heartbeat":30000000000,"flow_control":true,"rate_limit_bps":8192}"""),
        ("ORDERS", """{"durable_name":"unheard","name":"unheard","ack_policy":"none","deliver_subject":"to.nobody","headers_only":true,"deliver_policy":"last_per_subject","filter_subject":"orders.>","replay_policy":"original"}"""),
        ("ORDERS", """{"name":"fleeting","ack_policy":"none","inactive_threshold":600000000000,"mem_storage":true,"deliver_policy":"new"}"""),
        ("ORDERS", """{"durable_name":"overflow","name":"overflow","ack_policy":"explicit","priority_groups":["x"],"priority_policy":"overflow"}"""),
        ("ORDERS", """{"durable_name":"pinned","name":"pinned","ack_policy":"explicit","priority_groups":["y"],"priority_policy":"pinned_client","priority_timeout":600000000000}"""),
        ("ORDERS", """{"durable_name":"prioritized","name":"prioritized","ack_policy":"explicit","priority_groups":["z"],"priority_policy":"prioritized"}"""),
        ("ORDERS", """{"durable_name":"paused","name":"paused","ack_policy":"explicit","pause_until":"2099-01-01T00:00:00Z"}"""),
        ("ORDERS", """{"durable_name":"backoff","name":"backoff","ack_policy":"explicit","backoff":[60000000000,120000000000],"max_deliver":3,"filter_subjects":["orders.a","orders.b"],"deliver_policy":"by_start_sequence","opt_start_seq":2,"max_waiting":5,"max_ack_pending":9,"max_batch":3,"max_expires":60000000000,"max_bytes":4096}"""),
        ("WORK", """{"durable_name":"worker","name":"worker","ack_policy":"explicit","filter_subject":"work.a"}"""),
        ("INTEREST", """{"durable_name":"curious","name":"curious","ack_policy":"explicit"}"""),
    ];

    public static async Task PlayAsync(MonitoredProcess server)
    {
        Client a = server.Keep(await Client.ConnectAsync(server, """ "user":"a","pass":"a","name":"alpha" """));
        foreach (string stream in s_streams)
        {
            await CreateStreamAsync(a, stream);
        }

        await PublishAsync(a);
        foreach (string stream in s_copies)
        {
            await CreateStreamAsync(a, stream);
        }

        foreach ((string stream, string config) in s_consumers)
        {
            await CreateConsumerAsync(a, stream, config);
        }

        await ConsumeAsync(a);
        await SealAsync(a);
        await FailAsync(a);
        Client b = server.Keep(await Client.ConnectAsync(server, """ "user":"b","pass":"b","name":"beta" """));
        await CreateStreamAsync(b, """{"name":"SMALL","subjects":["small"],"max_bytes":65536}""");
        await CreateStreamAsync(b, """{"name":"QUICK","subjects":["quick"],"max_bytes":1000,"storage":"memory"}""");
        await b.AskAsync("small", "12345");
        await b.AskAsync("quick", "1");
        await b.AskAsync("$JS.API.STREAM.CREATE.LARGE", """{"name":"LARGE","subjects":["large"]}""");
        server.Keep(await Client.ConnectAsync(server, """ "user":"c","pass":"c","name":"gamma" """));
        await server.UntilAsync("/jsz?consumers=1&acc=A", jsz => IsOver(jsz.GetProperty("account_details")[0].GetProperty("stream_detail")));
    }

    public static async Task CreateStreamAsync(Client client, string config)
    {
        string name = config.Split('"')[3];
        string answer = await client.AskAsync($"$JS.API.STREAM.CREATE.{name}", config);
        Assert.True(!answer.Contains("\"error\"", StringComparison.Ordinal), answer);
    }

    public static async Task CreateConsumerAsync(Client client, string stream, string config)
    {
        string name = config.Split("\"name\":\"")[1].Split('"')[0];
        string answer = await client.AskAsync($"$JS.API.CONSUMER.CREATE.{stream}.{name}", $$"""{"stream_name":"{{stream}}","config":{{config}}}""");
        Assert.True(!answer.Contains("\"error\"", StringComparison.Ordinal), answer);
    }

    private static async Task PublishAsync(Client client)
    {
        string[] subjects =
        [
            "orders.a", "orders.a", "orders.b", "orders.c.d", "mem.a", "mem.a", "mem.b", "other", "$KV.conf.x", "$KV.conf.x", "$KV.conf.y", "$O.files.C.1", "$O.files.M.1",
            "work.a", "work.b", "sealed",
        ];
        foreach (string subject in subjects)
        {
            await client.AskAsync(subject, "payload");
        }

        await client.AskAsync("$JS.API.STREAM.MSG.DELETE.ORDERS", """{"seq":3}""");
        await client.AskAsync("$JS.API.STREAM.MSG.DELETE.MEM", """{"seq":3}""");
    }

    /// <summary>Takes some, acknowledges some, leaves requests that wait.</summary>
    private static async Task ConsumeAsync(Client client)
    {
        await client.DoAsync("SUB to.push g 50\r\n" + $"SUB box.> {Box:d}\r\n");
        const string next = "$JS.API.CONSUMER.MSG.NEXT.ORDERS.";
        string first = await client.TakeAsync(next + "pull", """{"batch":1}""", "box.1", Box);
        await client.AskAsync(first, "+ACK");
        string second = await client.TakeAsync(next + "pull", """{"batch":1}""", "box.2", Box);
        await client.DoAsync(Client.Publish(second, "-NAK {\"delay\":600000000000}"));
        await client.TakeAsync(next + "pull", """{"batch":1}""", "box.3", Box);
        await client.TakeAsync(next + "pinned", """{"batch":1,"group":"y"}""", "box.4", Box);
        await client.DoAsync(Client.Publish("$JS.API.CONSUMER.MSG.NEXT.WORK.worker", """{"batch":5,"expires":600000000000}""", "box.5"));
        await client.DoAsync(Client.Publish(next + "paused", """{"batch":5,"expires":600000000000}""", "box.6"));
    }

    private static async Task SealAsync(Client client) =>
        await client.AskAsync("$JS.API.STREAM.UPDATE.SEALED", """{"name":"SEALED","subjects":["sealed"],"sealed":true,"deny_delete":true,"deny_purge":true}""");

    private static async Task FailAsync(Client client)
    {
        await client.AskAsync("$JS.API.STREAM.INFO.NOPE", "");
        await client.AskAsync("$JS.API.STREAM.CREATE.BAD", "{");
        await client.AskAsync("$JS.API.CONSUMER.INFO.ORDERS.NOPE", "");
    }

    /// <summary>All that goes on by itself has been done: copies, deliveries, acknowledgements.</summary>
    private static bool IsOver(JsonElement streams)
    {
        Dictionary<string, int> messages = streams.EnumerateArray().ToDictionary(
            one => one.GetProperty("name").GetString()!, one => one.GetProperty("state").GetProperty("messages").GetInt32(), StringComparer.Ordinal);
        Dictionary<string, JsonElement> consumers = streams.EnumerateArray()
            .Where(one => one.TryGetProperty("consumer_detail", out _))
            .SelectMany(one => one.GetProperty("consumer_detail").EnumerateArray())
            .ToDictionary(one => one.GetProperty("name").GetString()!, StringComparer.Ordinal);
        return (messages["MIRROR"], messages["PART"], messages["ALL"]) == (3, 1, 6)
            && Delivered("push") == 2 && Delivered("worker") == 1 && Number("worker", "num_waiting") == 1 && Number("paused", "num_waiting") == 1
            && Delivered("pull") == 3 && Number("pull", "num_ack_pending") == 2;

        int Delivered(string consumer) => consumers[consumer].GetProperty("delivered").GetProperty("consumer_seq").GetInt32();
        int Number(string consumer, string name) => consumers[consumer].GetProperty(name).GetInt32();
    }
}
