namespace Gust.Configuration.Tests.Reading;

public class JetStreamTests
{
    [Fact]
    public void All_keys_are_read()
    {
        var streams = Loading.Options("""
            jetstream {
              store_dir: d, max_mem: 1MB, max_file: "2G", domain: hub, strict: false, sync: 5s, key: k, prev_key: p, cipher: aes, unique_tag: "AZ:"
              limits {
                max_ack_pending: 1, max_request_batch: 2, duplicate_window: 3s, default_max_consumers: -1
                batch { max_inflight_per_stream: 4, max_inflight_total: 5, max_msgs: 6, timeout: 7s }
              }
              request_queue_limit: 8, info_queue_limit: 9, max_buffered_msgs: 10, max_buffered_size: "11K"
            }
            """).EnabledJetStream!;

        Assert.Equal(("d", 1L << 20, 2L << 30, "hub", false), (streams.StoreDirectory, streams.MaxMemoryStore, streams.MaxFileStore, streams.Domain, streams.Strict));
        Assert.Equal((TimeSpan.FromSeconds(5), "k", "p", JetStreamCipher.Aes, "az:"), (streams.SyncInterval, streams.Key, streams.PreviousKey, streams.Cipher, streams.UniqueTag));
        var limits = streams.Limits;
        Assert.Equal((1, 2, 3, -1), (limits.MaxAckPending, limits.MaxRequestBatch, limits.DuplicateWindow.Seconds, limits.DefaultMaxConsumers));
        Assert.Equal((4, 5, 6, 7), (limits.Batch.MaxInflightPerStream, limits.Batch.MaxInflightTotal, limits.Batch.MaxMessages, limits.Batch.Timeout?.Seconds));
        Assert.Equal((8, 9, 10, 11L << 10), (streams.RequestQueueLimit, streams.InfoQueueLimit, streams.MaxBufferedMessages, streams.MaxBufferedBytes));
    }

    [Theory]
    [InlineData("port: 1", null)]
    [InlineData("jetstream: true", true)]
    [InlineData("jetstream: ENABLED", true)]
    [InlineData("jetstream {}", true)]
    [InlineData("jetstream: false", null)]
    [InlineData("jetstream: disabled", null)]
    [InlineData("jetstream {enabled: false, domain: a}", false)]
    [InlineData("store_dir: d", false)]
    [InlineData("store_dir: d\njetstream: false", false)]
    [InlineData("jetstream: true\nstore_dir: d", true)]
    public void The_switch_is_read_in_all_its_forms(string text, bool? isOn)
    {
        var options = Loading.Options(text);

        Assert.Equal(isOn, options.JetStream?.Enabled);
        Assert.Equal(isOn == true, options.EnabledJetStream is not null);
    }

    [Theory]
    [InlineData("store_dir: d\njetstream: true")]
    [InlineData("jetstream: true\nstoredir: d")]
    [InlineData("jetstream {store: d}")]
    [InlineData("store_dir: \"\"\njetstream {store_dir: \"d\"}")]
    public void The_directory_stands_in_the_block_or_beside_it(string text) =>
        Assert.Equal(Path.Combine("d", "jetstream"), Loading.Options(text).JetStream!.DataDirectory);

    [Fact]
    public void Without_a_directory_data_goes_to_the_temporary_one() =>
        Assert.Equal(Path.Combine(Path.GetTempPath(), "nats", "jetstream"), Loading.Options("jetstream {store_dir: \"\"}").JetStream!.DataDirectory);

    [Theory]
    [InlineData("0", 0L)]
    [InlineData("-1", null)]
    [InlineData("\"-1K\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("\"3T\"", 3L << 40)]
    [InlineData("3k", 3000L)]
    public void A_negative_size_asks_for_the_default_and_zero_for_nothing_at_all(string text, long? size) =>
        Assert.Equal(size, Loading.Options($"jetstream {{ max_file_store: {text} }}").JetStream!.MaxFileStore);

    [Theory]
    [InlineData("always")]
    [InlineData("Always")]
    [InlineData("\"0s\"")]
    public void Every_acknowledgement_is_durable_unless_an_interval_is_set(string text) =>
        Assert.Null(Loading.Options($"jetstream {{ sync_interval: {text} }}").JetStream!.SyncInterval);

    [Fact]
    public void A_key_comes_from_the_environment()
    {
        var result = Loading.Load("jetstream { key: $GUST_KEY, store_dir: $DIR, max_mem: $SIZE }", environment: new() { ["GUST_KEY"] = "s3cr3t", ["DIR"] = "\"d\"", ["SIZE"] = "5MB" });

        Assert.Empty(result.Errors);
        Assert.Equal(("s3cr3t", "d", 5L << 20), (result.Options.JetStream!.Key, result.Options.JetStream.StoreDirectory, result.Options.JetStream.MaxMemoryStore));
    }

    [Theory]
    [InlineData("jetstream: maybe", "1:12: Expected 'enabled' or 'disabled' for string value, got 'maybe'")]
    [InlineData("jetstream: 1", "1:12: 'jetstream' must be a map or 'enabled' or 'disabled' or true or false, not an integer")]
    [InlineData("jetstream {max_mem: \"10GB\"}", "1:21: max_mem sizes defined as strings must end in K, M, G, T")]
    [InlineData("jetstream {max_mem: \"1.5G\"}", "1:21: max_mem \"1.5G\" is not a whole number with one of K, M, G, T")]
    [InlineData("jetstream {max_mem: \"9999999999T\"}", "1:21: max_mem \"9999999999T\" is not a whole number with one of K, M, G, T")]
    [InlineData("jetstream {cipher: des}", "1:20: Unknown cipher type: \"des\"; there are chacha and aes")]
    [InlineData("jetstream {sync: \"-1s\"}", "1:18: sync value can not be negative")]
    [InlineData("jetstream {max_concurrent_io: 3}", "1:31: Expected an absolute size for \"max_concurrent_io\" between 4 and 8192, got 3")]
    [InlineData("jetstream {meta_compact: -1}", "1:26: Expected an absolute size for \"meta_compact\", got -1")]
    [InlineData("jetstream {tpm {zork: 1}}", "1:17: unknown field \"zork\"")]
    [InlineData("store_dir: a\njetstream {store_dir: a}", "2:12: Duplicate 'store_dir' configuration")]
    [InlineData("jetstream {store_dir: a}\nstore_dir: b", "2:1: Duplicate 'store_dir' configuration")]
    [InlineData("accounts {A {jetstream: maybe}}", "1:25: Expected 'enabled' or 'disabled' for string value, got 'maybe'")]
    [InlineData("accounts {A {jetstream {max_mem: \"1G\"}}}", "1:34: 'max_mem' must be an integer, not a string; write it without quotes, such as 64KB")]
    [InlineData("accounts {A {jetstream {cluster_traffic: x}}}", "1:42: Expected 'system' or 'owner' string value for \"cluster_traffic\", got x")]
    public void What_cannot_be_is_an_error_where_it_stands(string text, string error) => Assert.Equal(["f.conf:" + error], Loading.Errors(text));

    [Theory]
    [InlineData("jetstream {domain: \"a.b\"}", "f.conf:1:1: invalid domain name: may not contain ., * or >")]
    [InlineData("jetstream {domain: \"a b\", enabled: false}", "f.conf:1:1: invalid domain name: derived \"$JS.a b.API.>\" is not a valid subject")]
    [InlineData("jetstream {tpm {keys_file: f}}", "f.conf:1:1: TPM functionality is not supported on this platform: set 'key' instead")]
    [InlineData("jetstream {tpm {keys_file: f}, key: k}", "f.conf:1:1: JetStream encryption key may not be used with TPM options")]
    [InlineData("jetstream: true\naccounts {\"$SYS\" {jetstream: true}}", "f.conf:2:11: Not allowed to enable JetStream on the system account")]
    [InlineData("jetstream: true\naccounts {A {jetstream: true}}\nsystem_account: A", "f.conf:2:11: Not allowed to enable JetStream on the system account")]
    public void What_cannot_start_is_an_error_at_the_start(string text, string error) => Assert.Equal([error], Loading.StartErrors(text));

    [Theory]
    [InlineData("jetstream {domain: hub}")]
    [InlineData("accounts {\"$SYS\" {jetstream: true}}")]
    [InlineData("jetstream {enabled: false, tpm {keys_file: f}}")]
    public void What_is_off_does_no_harm(string text) => Assert.Empty(Loading.StartErrors(text));

    [Theory]
    [InlineData("jetstream {meta_compact: 5}", "'meta_compact' asks for clustering")]
    [InlineData("jetstream {limits {max_ha_assets: 5}}", "'max_ha_assets' asks for clustering")]
    [InlineData("jetstream {extension_hint: will_extend}", "'extension_hint' asks for leaf nodes")]
    [InlineData("jetstream {max_concurrent_io: 64}", "'max_concurrent_io' has no effect")]
    [InlineData("accounts {A {jetstream {cluster_traffic: owner}}}", "'cluster_traffic' asks for clustering")]
    public void What_only_clusters_need_is_noted(string text, string note)
    {
        var result = Loading.Load(text);

        Assert.True(result.PassesTest);
        Assert.Contains(note, Assert.Single(result.Warnings).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_sets_limits_for_its_streams()
    {
        var limits = Loading.Options("""
            accounts { A { jetstream {
              max_memory: 1G, disk: 2GB, streams: 3, consumers: 4, max_ack_pending: 5, mem_max_stream_bytes: 6, disk_max_stream_bytes: 7, max_bytes: true
            } } }
            """).Accounts.Single().JetStream!;

        Assert.Equal((1_000_000_000L, 2L << 30, 3, 4, 5), (limits.MaxMemory, limits.MaxFile, limits.MaxStreams, limits.MaxConsumers, limits.MaxAckPending));
        Assert.Equal((6L, 7L, true), (limits.MemoryMaxStreamBytes, limits.FileMaxStreamBytes, limits.MaxBytesRequired));
    }

    [Theory]
    [InlineData("enabled", true)]
    [InlineData("true", true)]
    [InlineData("{}", true)]
    [InlineData("disabled", false)]
    [InlineData("false", false)]
    public void An_account_has_streams_if_it_says_so(string text, bool hasStreams)
    {
        var streams = Loading.Options($"accounts {{A {{jetstream: {text}}}, B {{}}}}").Accounts;

        Assert.Equal((hasStreams, false), (streams[0].JetStream is not null, streams[1].JetStream is not null));
        Assert.True(!hasStreams || streams[0].JetStream is { MaxMemory: -1, MaxFile: -1, MaxStreams: -1, MaxConsumers: -1 });
    }

    [Fact]
    public void Limits_below_zero_and_beyond_reason_are_bounded()
    {
        var limits = Loading.Options("accounts {A {jetstream {mem: -5, store: 0, streams: -3, consumers: 99999999999}}}").Accounts.Single().JetStream!;

        Assert.Equal((-1L, 0L, -1, int.MaxValue), (limits.MaxMemory, limits.MaxFile, limits.MaxStreams, limits.MaxConsumers));
    }
}
