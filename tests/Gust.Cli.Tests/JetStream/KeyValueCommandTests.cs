using System.Text.Json;

namespace Gust.Cli.Tests.JetStream;

[Collection(JetStreamCollection.Name)]
public sealed class KeyValueCommandTests(JetStreamServer server) : CliTest(server.Url)
{
    [Fact]
    public async Task Add_makes_a_bucket_as_the_clients_do()
    {
        CliRun add = await OkAsync(
            "kv", "add", "ADDED", "--history", "5", "--ttl", "1h", "--max-value-size", "1K", "--max-bucket-size", "1M", "--storage", "memory", "--description", "test", "--marker-ttl", "5s");
        Assert.Matches(@"\n +History Kept: 5\n", add.Out);
        using var json = JsonDocument.Parse((await OkAsync("stream", "info", "KV_ADDED", "--json")).OutBytes);
        JsonElement config = json.RootElement.GetProperty("config");
        Assert.Equal("$KV.ADDED.>", config.GetProperty("subjects")[0].GetString());
        Assert.Equal(("new", "memory"), (config.GetProperty("discard").GetString(), config.GetProperty("storage").GetString()));
        Assert.All(["allow_rollup_hdrs", "deny_delete", "allow_direct", "allow_msg_ttl"], field => Assert.True(config.GetProperty(field).GetBoolean()));
        Assert.Equal((5, 3_600_000_000_000, 120_000_000_000), (config.GetProperty("max_msgs_per_subject").GetInt64(), config.GetProperty("max_age").GetInt64(), config.GetProperty("duplicate_window").GetInt64()));
        Assert.Contains("64 values", (await FailsAsync("kv", "add", "MUCH", "--history", "65")).Error, StringComparison.Ordinal);
        Assert.Contains("is not a name of a bucket", (await FailsAsync("kv", "add", "a.b")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Put_get_create_update_keep_values()
    {
        await OkAsync("kv", "add", "VALUES", "--history", "3");
        Assert.Equal("one\n", (await OkAsync("kv", "put", "VALUES", "a.b", "one")).Out);
        await CliRun.EndedAsync(Environment, ["kv", "put", "VALUES", "a.b"], [1, 2, 255]);
        Assert.Equal([1, 2, 255], (await OkAsync("kv", "get", "VALUES", "a.b", "--raw")).OutBytes);
        Assert.Matches(@"^VALUES > a\.b revision: 1 created @ \d{4}-.*\n\none\n\n$", (await OkAsync("kv", "get", "VALUES", "a.b", "--revision", "1")).Out);
        await OkAsync("kv", "update", "VALUES", "a.b", "three", "2");
        Assert.Contains("wrong last sequence: 3 (10071)", (await FailsAsync("kv", "update", "VALUES", "a.b", "four", "2")).Error, StringComparison.Ordinal);
        Assert.Contains("the key a.b exists already", (await FailsAsync("kv", "create", "VALUES", "a.b", "x")).Error, StringComparison.Ordinal);
        await OkAsync("kv", "create", "VALUES", "new", "x");
        Assert.Contains("the key none was not found", (await FailsAsync("kv", "get", "VALUES", "none")).Error, StringComparison.Ordinal);
        Assert.Contains("no value at revision 4", (await FailsAsync("kv", "get", "VALUES", "a.b", "--revision", "4")).Error, StringComparison.Ordinal);
        Assert.Contains("is not a key", (await FailsAsync("kv", "put", "VALUES", "a b", "x")).Error, StringComparison.Ordinal);
        Assert.Contains("there is no bucket NOSUCH; gust kv add NOSUCH makes one", (await FailsAsync("kv", "get", "NOSUCH", "a")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task History_shows_what_a_key_was_and_revert_brings_it_back()
    {
        await OkAsync("kv", "add", "HISTORY", "--history", "5");
        await OkAsync("kv", "put", "HISTORY", "k", "one");
        await OkAsync("kv", "put", "HISTORY", "k", "two");
        await OkAsync("kv", "del", "HISTORY", "k", "-f");
        Assert.Contains("was not found", (await FailsAsync("kv", "get", "HISTORY", "k")).Error, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^k +1 +PUT +.* +3 +one\nk +2 +PUT +.* +3 +two\nk +3 +DELETE +.* +0", (await OkAsync("kv", "history", "HISTORY", "k")).Out);
        CliRun revert = await OkAsync("kv", "revert", "HISTORY", "k", "1", "-f");
        Assert.Matches(@"(?m)^k +4 +PUT +.* +3 +one$", revert.Out);
        Assert.Contains("--force", (await FailsAsync("kv", "revert", "HISTORY", "k", "2")).Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ls_lists_keys_that_are_there_and_buckets()
    {
        await OkAsync("kv", "add", "LISTED");
        Assert.Equal("No keys found in bucket\n", (await OkAsync("kv", "ls", "LISTED")).Out);
        foreach (string key in (string[])["a", "b", "c"])
        {
            await OkAsync("kv", "put", "LISTED", key, "value of " + key);
        }

        await OkAsync("kv", "del", "LISTED", "b", "-f");
        Assert.Equal("a\nc\n", (await OkAsync("kv", "ls", "LISTED")).Out);
        Assert.Matches(@"(?m)^a +\d{4}-.* +1 +value of a$", (await OkAsync("kv", "ls", "LISTED", "-v", "--display-value")).Out);
        Assert.Contains("LISTED\n", (await OkAsync("kv", "ls", "-n")).Out, StringComparison.Ordinal);
        Assert.Matches(@"(?m)^LISTED +\d{4}-.* 3 ", (await OkAsync("kv", "ls")).Out);
        Assert.Matches(@" +Values Stored: 3\n", (await OkAsync("kv", "status", "LISTED")).Out);
    }

    [Fact]
    public async Task Purge_and_compact_take_the_history_too()
    {
        await OkAsync("kv", "add", "PURGED", "--history", "5");
        await OkAsync("kv", "put", "PURGED", "a", "1");
        await OkAsync("kv", "put", "PURGED", "a", "2");
        await OkAsync("kv", "put", "PURGED", "b", "3");
        await OkAsync("kv", "purge", "PURGED", "a", "-f");
        Assert.Matches(@"(?m)^a +4 +PURGE ", (await OkAsync("kv", "history", "PURGED", "a")).Out);
        await OkAsync("kv", "del", "PURGED", "b", "-f");
        Assert.Contains("Removed 1 messages of 2 deleted keys", (await OkAsync("kv", "compact", "PURGED", "-f")).Error, StringComparison.Ordinal);
        await OkAsync("kv", "create", "PURGED", "a", "again");
        Assert.Equal("again", (await OkAsync("kv", "get", "PURGED", "a", "--raw")).Out);
        await OkAsync("kv", "rm", "PURGED", "-f");
        await FailsAsync("kv", "info", "PURGED");
    }

    [Fact]
    public async Task Watch_shows_what_is_there_and_what_changes()
    {
        await OkAsync("kv", "add", "WATCHED");
        await OkAsync("kv", "put", "WATCHED", "a", "old");
        CliRun watch = Start("kv", "watch", "WATCHED", "--count", "3");
        await OkAsync("kv", "put", "WATCHED", "b", "new");
        await OkAsync("kv", "del", "WATCHED", "b", "-f");
        CliRun one = Start("kv", "watch", "WATCHED", "a", "--count", "1");
        await one.EndsWithAsync(0);
        while (!watch.HasEnded)
        {
            await OkAsync("kv", "put", "WATCHED", "c", "more"); // the watch may have begun after the deletion
        }

        await watch.EndsWithAsync(0);
        Assert.Matches(@"^\[\d{4}-.*\] PUT WATCHED > a: old\n", watch.Out);
        Assert.Matches(@"^\[\d{4}-.*\] PUT WATCHED > a: old\n$", one.Out);
    }

    [Fact]
    public async Task Watch_ends_quietly_when_it_is_interrupted()
    {
        await OkAsync("kv", "add", "STOPPED");
        CliRun watch = Start("kv", "watch", "STOPPED");
        watch.Interrupt();
        Assert.Contains(await watch.ExitAsync(), (int[])[0, 130]); // 130: it was still connecting
    }

    [Fact]
    public async Task A_domain_reaches_keys_too()
    {
        await OkAsync("kv", "add", "FAR", "--js-domain", "hub");
        await OkAsync("kv", "put", "FAR", "k", "v", "--js-domain", "hub");
        Assert.Equal("v", (await OkAsync("kv", "get", "FAR", "k", "--raw", "--js-domain", "hub")).Out);
    }

    [Fact]
    public async Task A_mirror_reads_and_writes_as_its_origin()
    {
        await OkAsync("kv", "add", "ORIGINAL_KV");
        await OkAsync("kv", "put", "ORIGINAL_KV", "k", "v");
        await OkAsync("kv", "add", "COPY_KV", "--mirror", "ORIGINAL_KV");
        await OkAsync("kv", "put", "COPY_KV", "k2", "v2");
        Assert.Equal("v2", (await OkAsync("kv", "get", "ORIGINAL_KV", "k2", "--raw")).Out);
        Assert.Matches(@"Mirror Information:\n\n +Stream Name: KV_ORIGINAL_KV\n", (await OkAsync("kv", "info", "COPY_KV")).Out);
    }
}
