namespace Gust.Configuration.Tests.Reference.Cases;

/// <summary>Configurations of streams to put before both servers.</summary>
internal static class JetStreamCases
{
    public static IReadOnlyList<string> Same { get; } =
    [
        "jetstream: enabled", "jetstream: Enabled", "jetstream: disabled", "jetstream: maybe", "jetstream: \"true\"", "jetstream: true", "jetstream: false",
        "jetstream: 5", "jetstream: []", "jetstream {}", "jetstream {zork: 1}", "jetstream {enabled: false}", "jetstream {enable: 1}", "jetstream {strict: 1}",
        "jetstream {max_mem: 1G, max_file: \"10G\"}", "jetstream {max_mem: \"1g\"}", "jetstream {max_mem: \"10GB\"}", "jetstream {max_mem: -1}",
        "jetstream {max_mem: \"-1\"}", "jetstream {max_mem: \"-1K\"}", "jetstream {max_mem: \"\"}", "jetstream {max_mem: \"K\"}", "jetstream {max_mem: \"1.5G\"}",
        "jetstream {max_mem: 1.5}", "jetstream {max_mem: \"100\"}", "jetstream {max_mem: \" 1G\"}", "jetstream {max_mem: \"1P\"}", "jetstream {max_mem: \"1T\"}",
        "jetstream {max_mem: \"+1M\"}", "jetstream {max_mem: true}",
        "jetstream {cipher: foo}", "jetstream {cipher: AES}", "jetstream {cipher: aes}", "jetstream {cipher: chacha}", "jetstream {cipher: chachapoly}",
        "jetstream {cipher: \"\"}", "jetstream {cipher: 5}", "jetstream {domain: \"a.b\"}", "jetstream {domain: \"\"}", "jetstream {domain: 5}",
        "jetstream {sync_interval: always}", "jetstream {sync: Always}", "jetstream {sync: \"10s\"}", "jetstream {sync: 10}", "jetstream {sync: \"0s\"}",
        "jetstream {sync: bogus}", "jetstream {extension_hint: foo}", "jetstream {unique_tag: \" a \"}", "jetstream {unique_tag: 5}",
        "jetstream {limits {max_ack_pending: -1}}", "jetstream {limits {max_ack_pending: a}}", "jetstream {limits {max_request_batch: 5}}",
        "jetstream {limits {duplicate_window: 10}}", "jetstream {limits {duplicate_window: \"10s\"}}", "jetstream {limits {duplicate_window: \"-1s\"}}",
        "jetstream {limits {default_max_consumers: -2}}", "jetstream {limits {max_ha_assets: 2}}", "jetstream {limits {zork: 1}}", "jetstream {limits: 1}",
        "jetstream {limits {batch {max_msgs: -2, timeout: \"1s\"}}}", "jetstream {limits {batch {timeout: 5}}}", "jetstream {limits {batch {zork: 1}}}",
        "jetstream {limits {batch: 1}}", "jetstream {max_concurrent_io: 1}", "jetstream {max_concurrent_io: a}", "jetstream {max_concurrent_io: 4}", "jetstream {max_concurrent_io: 8192}",
        "jetstream {max_concurrent_io: 9000}", "jetstream {request_queue_limit: -5}", "jetstream {request_queue_limit: a}", "jetstream {info_queue_limit: 5}",
        "jetstream {max_outstanding_catchup: \"1M\"}", "jetstream {max_buffered_size: \"1M\"}", "jetstream {max_buffered_size: \"1MB\"}",
        "jetstream {max_buffered_msgs: -1}", "jetstream {meta_compact: -1}", "jetstream {meta_compact: 5, meta_compact_size: \"1M\", meta_compact_sync: true}",
        "jetstream {store_dir: x}\nstore_dir: y", "store_dir: y\njetstream {store: y}", "store_dir: 5", "storedir: a",
        "jetstream {store_dir: a}", "jetstream {store_dir: 5}", "jetstream {tpm {cipher: aes}}", "jetstream {tpm {zork: x}}", "jetstream {key: \"\"}",
        "jetstream {ek: a, prev_ek: b}", "jetstream {key: 5}", "jetstream {prev_key: a}", "jetstream {K: secret, key: $K}", "default_js_domain {A: x}",
        "accounts {A {jetstream: enabled}}", "accounts {A {jetstream: Enabled}}", "accounts {A {jetstream: disabled}}", "accounts {A {jetstream: true}}",
        "accounts {A {jetstream: maybe}}", "accounts {A {jetstream: 5}}", "accounts {A {jetstream {}}}", "accounts {A {jetstream {max_mem: 1G, store: 2GB}}}",
        "accounts {A {jetstream {max_mem: \"1G\"}}}", "accounts {A {jetstream {max_mem: -5}}}", "accounts {A {jetstream {max_mem: 1.5}}}",
        "accounts {A {jetstream {max_streams: \"5\"}}}", "accounts {A {jetstream {max_streams: -3, consumers: 99999999999}}}",
        "accounts {A {jetstream {max_bytes: 5}}}", "accounts {A {jetstream {max_bytes: true}}}", "accounts {A {jetstream {cluster_traffic: system}}}",
        "accounts {A {jetstream {cluster_traffic: foo}}}", "accounts {A {jetstream {cluster_traffic: 5}}}", "accounts {A {jetstream {zork: 1}}}",
        "accounts {A {jetstream {mem_max_stream_bytes: 1K, store_max_stream_bytes: 1K, max_ack_pending: -1}}}",
    ];

    public static IReadOnlyList<(string Text, bool GustAccepts, string Reason)> Different { get; } =
    [
        ("jetstream {sync: \"-10s\"}", false, "a negative duration means nothing"),
        ("jetstream {tpm {cipher: zork}}", true, "a TPM is refused at the start anyway"),
    ];
}
