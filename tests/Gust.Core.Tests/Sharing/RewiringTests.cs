using Gust.Security.Definitions;
using Gust.Testing.Kernel;

namespace Gust.Core.Tests.Sharing;

/// <summary>Definitions that come one at a time, as JWTs do, and while clients are at work.</summary>
public sealed class RewiringTests : IDisposable
{
    private readonly SharingWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Importer_known_before_its_exporter_imports_once_that_comes()
    {
        TestPeer subscriber = _world.Client("IMP", "s");
        Define(new AccountDefinition { Name = "IMP", Imports = [SharingWorld.UseStream("EXP", "s")] });
        Assert.Equal("there is no account EXP", Assert.Single(_world.Inactive).Reason);
        Define(new AccountDefinition { Name = "EXP", Exports = [SharingWorld.Stream("s")] });
        Assert.Empty(_world.Inactive);
        _world.Client("EXP").Send("PUB s 0\r\n\r\n");
        Assert.Equal("MSG s 1 0\r\n\r\n", subscriber.Read());
    }

    [Fact]
    public void Export_taken_back_ends_the_import()
    {
        _world.Define("EXP", [SharingWorld.Service("q")]).Define("IMP", imports: [SharingWorld.UseService("EXP", "q")]).Apply();
        _world.Client("EXP", "q");
        TestPeer requester = _world.Client("IMP", "in");
        Assert.Equal("", requester.Ask("PUB q in 0\r\n\r\n"));
        Define(new AccountDefinition { Name = "EXP" });
        Assert.Contains("503", requester.Ask("PUB q in 0\r\n\r\n"), StringComparison.Ordinal);
    }

    [Fact]
    public void Import_that_closed_a_cycle_is_allowed_once_another_account_opens_it()
    {
        _world.Define("A", [SharingWorld.Service("x")], [SharingWorld.UseService("B", "x")])
            .Define("B", [SharingWorld.Service("x")], [SharingWorld.UseService("C", "x")])
            .Define("C", [SharingWorld.Service("x")], [SharingWorld.UseService("A", "x")]).Apply();
        Assert.Equal("C", Assert.Single(_world.Inactive).Importer);
        Define(new AccountDefinition { Name = "B", Exports = [SharingWorld.Service("x")] });
        Assert.Empty(_world.Inactive);
        TestPeer last = _world.Client("B", "x");
        _world.Client("C").Send("PUB x 0\r\n\r\n");
        Assert.Contains("\"svc\":\"A\"", last.Read(), StringComparison.Ordinal);
    }

    [Fact]
    public void Shadows_are_complete_after_subscriptions_and_reloads_at_the_same_time()
    {
        const int Rounds = 200;
        AccountDefinition with = new() { Name = "IMP", Imports = [SharingWorld.UseStream("EXP", "s.*")] };
        AccountDefinition without = new() { Name = "IMP" };
        Define(new AccountDefinition { Name = "EXP", Exports = [SharingWorld.Stream("s.*")] });
        TestPeer[] peers = [.. Enumerable.Range(0, 3).Select(_ => _world.Client("IMP"))];
        Thread[] clients = [.. peers.Select(peer => new Thread(() =>
        {
            for (int i = 0; i < Rounds; i++)
            {
                peer.Send($"SUB s.{i} {i}\r\n");
                if (i % 2 == 0)
                {
                    peer.Send($"UNSUB {i}\r\n");
                }
            }
        }))];
        Array.ForEach(clients, thread => thread.Start());
        for (int i = 0; i < Rounds; i++)
        {
            Define(i % 2 == 0 ? with : without);
        }

        Array.ForEach(clients, thread => thread.Join());
        Assert.Equal(0, _world.Account("EXP").Interest.Count);
        Define(with);
        Assert.Equal(peers.Length * Rounds / 2, _world.Account("EXP").Interest.Count);
        Array.ForEach(peers, peer => peer.End());
        Assert.Equal(0, _world.Account("EXP").Interest.Count);
    }

    private void Define(AccountDefinition definition) => _world.Broker.Kernel.Accounts.Define(definition);
}
