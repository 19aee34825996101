using Gust.Configuration;
using Gust.Security.Definitions;
using Gust.Server.Security;

namespace Gust.Server.Tests.Security;

/// <summary>Which accounts have streams; tried with nats-server 2.15.1.</summary>
public sealed class StreamAccountsTests
{
    [Theory]
    [InlineData("port: 1", "$G")]
    [InlineData("authorization {users: [{user: a, password: b}]}", "$G")]
    [InlineData("accounts {\"$SYS\" {}}", "$G")]
    [InlineData("accounts {S {}}\nsystem_account: S", "$G")]
    [InlineData("accounts {S {}, A {}}\nsystem_account: S", "")]
    [InlineData("accounts [A, B]", "")]
    [InlineData("accounts {A {jetstream: enabled}, B {}}", "A")]
    [InlineData("accounts {A {jetstream: disabled}, B {}}", "")]
    [InlineData("accounts {A {jetstream {max_mem: 1G}}, B {jetstream: true}}", "A B")]
    public void The_global_account_has_streams_when_it_is_alone(string text, string accounts) =>
        Assert.Equal(accounts, string.Join(' ', Accounts(text).Where(account => account.JetStream is not null).Select(account => account.Name)));

    [Fact]
    public void Limits_are_taken_over()
    {
        JetStreamLimits limits = Accounts("""
            accounts { A { jetstream { mem: 1, store: 2, streams: 3, consumers: 4, max_ack_pending: 5, mem_max_stream_bytes: 6, disk_max_stream_bytes: 7, max_bytes: true } } }
            """).Single(account => account.Name == "A").JetStream!;

        Assert.Equal((1L, 2L, 3, 4, 5), (limits.Memory, limits.Storage, limits.Streams, limits.Consumers, limits.MaxAckPending));
        Assert.Equal((6L, 7L, true, 0), (limits.MemoryMaxStreamBytes, limits.StorageMaxStreamBytes, limits.MaxBytesRequired, limits.Tiers.Count));
    }

    private static IReadOnlyList<AccountDefinition> Accounts(string text) => AccountsMapping.Accounts(ConfigurationLoader.LoadText(text).Options);
}
