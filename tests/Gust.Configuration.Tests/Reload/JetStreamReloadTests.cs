using Gust.Configuration.Reload;

namespace Gust.Configuration.Tests.Reload;

/// <summary>What may change of streams; the texts are the reference's.</summary>
public class JetStreamReloadTests
{
    [Theory]
    [InlineData("jetstream: false", "jetstream {store_dir: d, key: k, domain: x}", "JetStream")]
    [InlineData("jetstream {store_dir: d, key: k, max_mem: 5}", "jetstream: false", "JetStream")]
    [InlineData("store_dir: d", "store_dir: d\njetstream: true", "JetStream")]
    [InlineData("jetstream {max_mem: 1M}", "jetstream {max_mem: 2M}", "JetStream max_mem_store = 1.91 MB")]
    [InlineData("jetstream {max_file: 0}", "jetstream {max_file: \"1G\"}", "JetStream max_file_store = 1.00 GB")]
    [InlineData("jetstream: true", "jetstream {limits {max_ack_pending: 4}}", "JetStream limits")]
    [InlineData("jetstream {limits {batch {timeout: 5s}}}", "jetstream: true", "JetStream limits")]
    public void A_change_is_told_as_the_reference_tells_it(string running, string wanted, string line)
    {
        var plan = ReloadPlan.Compare(Loading.Options(running), Loading.Options(wanted));

        Assert.True(plan.IsAllowed, plan.RefusalText);
        Assert.Equal(["Reloaded: " + line, "Reloaded: authorization users", "Reloaded: accounts"], plan.LogLines);
    }

    [Theory]
    [InlineData("max_mem: 2M", "max_mem: 1M", "decreasing jetstream max memory and store")]
    [InlineData("max_file: 2M", "max_file: 0", "decreasing jetstream max memory and store")]
    [InlineData("", "max_mem: 1M", "jetstream dynamic max memory and store")]
    [InlineData("max_mem: 1M", "", "jetstream max memory and max store")]
    [InlineData("store_dir: a", "store_dir: b", "jetstream storage directory")]
    [InlineData("", "domain: x", "JetStreamDomain: old=, new=x")]
    [InlineData("", "sync: 10s", "SyncInterval: old=always, new=10s")]
    [InlineData("key: a", "key: b", "JetStreamKey: old=[redacted], new=[redacted]")]
    [InlineData("", "prev_key: b", "JetStreamOldKey: old=[redacted], new=[redacted]")]
    [InlineData("", "cipher: aes", "JetStreamCipher: old=ChaCha20-Poly1305, new=AES-GCM")]
    [InlineData("", "unique_tag: a", "JetStreamUniqueTag: old=, new=a")]
    [InlineData("", "strict: false", "JetStreamStrict: old=true, new=false")]
    [InlineData("", "info_queue_limit: 3", "JetStreamInfoQueueLimit: old=10000, new=3")]
    [InlineData("", "max_buffered_msgs: 3", "StreamMaxBufferedMsgs: old=0, new=3")]
    [InlineData("", "max_buffered_size: 3", "StreamMaxBufferedSize: old=0, new=3")]
    public void What_cannot_change_while_streams_are_on_is_refused(string running, string wanted, string refusal)
    {
        var plan = ReloadPlan.Compare(Loading.Options($"jetstream {{ {running} }}"), Loading.Options($"jetstream {{ {wanted} }}"));

        Assert.False(plan.IsAllowed);
        Assert.Equal("config reload not supported for " + refusal, plan.RefusalText);
    }

    [Fact]
    public void A_negative_size_is_the_default_that_was_there_before() =>
        Assert.Empty(ReloadPlan.Compare(Loading.Options("jetstream: true"), Loading.Options("jetstream {max_mem: -1}")).Changes);
}
