using Gust.Testing.Kernel;

namespace Gust.Core.Tests.Sharing;

/// <summary>Messages that flow into another account, as nats-server 2.15.1 shows them.</summary>
public sealed class StreamImportTests : IDisposable
{
    private readonly SharingWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Theory]
    [InlineData("pre.s.a")]
    [InlineData("pre.>")]
    [InlineData(">")]
    [InlineData("*.s.a")]
    [InlineData("pre.s.a queue")]
    public void Subscriber_gets_the_message_under_the_importers_name(string subscription)
    {
        TestPeer publisher = Import("s.>", "pre.s.>");
        TestPeer subscriber = _world.Client("IMP", subscription);
        publisher.Send("PUB s.a reply 1\r\nx\r\n");
        Assert.Equal("MSG pre.s.a 1 reply 1\r\nx\r\n", subscriber.Read());
    }

    [Theory]
    [InlineData("s.a")]
    [InlineData("pre.s")]
    [InlineData("pre.s.b")]
    [InlineData("pre.*")]
    public void Other_subjects_get_nothing(string subscription)
    {
        TestPeer publisher = Import("s.>", "pre.s.>");
        TestPeer subscriber = _world.Client("IMP", subscription);
        publisher.Send("PUB s.a 1\r\nx\r\n");
        Assert.Equal("", subscriber.Read());
        Assert.DoesNotContain("MSG s.a", subscriber.Ask("PUB pre.s.b 0\r\n\r\n"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("tt.x.y", "t.y.x", "tt.x.y")]
    [InlineData("tt.*.y", "t.y.x", "tt.x.y")]
    [InlineData("*.x.>", "t.y.x", "tt.x.y")]
    [InlineData("tt.>", "t.*.y", "tt.y.*")]
    [InlineData("tt.y.x", "t.y.x", null)]
    public void Wildcards_change_places_as_the_import_says(string subscription, string published, string? arrives)
    {
        TestPeer publisher = Import("t.*.*", "tt.$2.$1");
        TestPeer subscriber = _world.Client("IMP", subscription);
        publisher.Send($"PUB {published} 0\r\n\r\n");
        Assert.Equal(arrives is null ? "" : $"MSG {arrives} 1 0\r\n\r\n", subscriber.Read());
    }

    [Fact]
    public void One_wildcard_at_two_places_must_be_the_same_at_both()
    {
        TestPeer publisher = Import("t.*", "tt.$1.$1");
        TestPeer subscriber = _world.Client("IMP", "tt.*.x", "tt.x.y", "tt.*.*");
        publisher.Send("PUB t.x 0\r\n\r\nPUB t.y 0\r\n\r\n");
        Assert.Equal("MSG tt.x.x 1 0\r\n\r\nMSG tt.x.x 3 0\r\n\r\nMSG tt.y.y 3 0\r\n\r\n", Sorted(subscriber.Read()));
    }

    [Fact]
    public void Publishing_in_the_importing_account_does_not_reach_the_exporter()
    {
        TestPeer exporter = Import("s.>", "");
        exporter.Send("SUB s.> 1\r\n");
        TestPeer importer = _world.Client("IMP", "s.>");
        Assert.Equal("MSG s.a 1 0\r\n\r\n", importer.Ask("PUB s.a 0\r\n\r\n"));
        Assert.Equal("", exporter.Read());
    }

    [Fact]
    public void Queue_group_spans_both_accounts()
    {
        TestPeer publisher = Import("s.>", "");
        TestPeer local = _world.Client("EXP", "s.a q");
        TestPeer[] members = [_world.Client("IMP", "s.a q"), _world.Client("IMP", "s.* q"), local];
        for (int i = 0; i < 60; i++)
        {
            publisher.Send("PUB s.a 1\r\nx\r\n");
        }

        int[] got = [.. members.Select(member => member.Read().Split("MSG ").Length - 1)];
        Assert.Equal(60, got.Sum());
        Assert.All(got, count => Assert.InRange(count, 1, 58));
    }

    [Fact]
    public void Maximum_counts_own_and_imported_messages_together()
    {
        TestPeer publisher = Import("s.>", "");
        TestPeer subscriber = _world.Client("IMP", "s.a");
        subscriber.Send("UNSUB 1 2\r\n");
        publisher.Send("PUB s.a 1\r\n1\r\n");
        subscriber.Send("PUB s.a 1\r\n2\r\n");
        publisher.Send("PUB s.a 1\r\n3\r\n");
        Assert.Equal("MSG s.a 1 1\r\n1\r\nMSG s.a 1 1\r\n2\r\n", subscriber.Read());
        Assert.Equal(0, _world.Account("IMP").Sharing.Shadows.Count);
        Assert.Equal(0, _world.Account("EXP").Interest.Count);
    }

    [Theory]
    [InlineData("UNSUB 1\r\n")]
    [InlineData(null)]
    public void Shadows_go_with_their_subscription(string? bytes)
    {
        Import("s.>", "");
        TestPeer subscriber = _world.Client("IMP", "s.a");
        Assert.Equal(1, _world.Account("EXP").Interest.Count);
        if (bytes is null)
        {
            subscriber.End();
        }
        else
        {
            subscriber.Send(bytes);
        }

        Assert.Equal(0, _world.Account("EXP").Interest.Count);
    }

    [Fact]
    public void Reload_moves_living_subscriptions_to_the_new_imports()
    {
        TestPeer publisher = Import("s.>", "");
        TestPeer subscriber = _world.Client("IMP", "s.a", "new.s.a");
        _world.Define("IMP", imports: [SharingWorld.UseStream("EXP", "s.>", "new.s.>")]).Apply();
        publisher.Send("PUB s.a 0\r\n\r\n");
        Assert.Equal("MSG new.s.a 2 0\r\n\r\n", subscriber.Read());
        _world.Define("IMP").Apply();
        publisher.Send("PUB s.a 0\r\n\r\n");
        Assert.Equal("", subscriber.Read());
        Assert.Equal(0, _world.Account("EXP").Interest.Count);
    }

    [Fact]
    public void Streams_do_not_pass_through_a_third_account()
    {
        _world.Define("EXP", [SharingWorld.Stream("c.*")])
            .Define("MID", [SharingWorld.Stream("c.*")], [SharingWorld.UseStream("EXP", "c.*")])
            .Define("IMP", imports: [SharingWorld.UseStream("MID", "c.*")]).Apply();
        TestPeer middle = _world.Client("MID", "c.1");
        TestPeer last = _world.Client("IMP", "c.1");
        _world.Client("EXP").Send("PUB c.1 0\r\n\r\n");
        Assert.Equal("MSG c.1 1 0\r\n\r\n", middle.Read());
        Assert.Equal("", last.Read());
    }

    [Fact]
    public void Publisher_whose_message_only_an_importer_takes_is_not_told_that_nobody_is_there()
    {
        Import("s.>", "");
        TestPeer publisher = _world.Client("EXP", "in");
        Assert.Contains("503", publisher.Ask("PUB s.a in 0\r\n\r\n"), StringComparison.Ordinal);
        _world.Client("IMP", "s.a");
        Assert.Equal("", publisher.Ask("PUB s.a in 0\r\n\r\n"));
    }

    [Fact]
    public void Exporting_account_is_told_who_listens_and_who_left()
    {
        Import("s.>", "pre.s.>");
        RecordingObserver observer = new();
        _world.Account("EXP").Observer = observer;
        TestPeer subscriber = _world.Client("IMP", "pre.s.a", "other");
        subscriber.Send("UNSUB 1\r\nUNSUB 2\r\n");
        Assert.Equal(["s.a", "s.a"], observer.Subjects);
    }

    private TestPeer Import(string subject, string local)
    {
        _world.Define("EXP", [SharingWorld.Stream(subject)]).Define("IMP", imports: [SharingWorld.UseStream("EXP", subject, local)]).Apply();
        Assert.Empty(_world.Inactive);
        return _world.Client("EXP");
    }

    private static string Sorted(string messages) =>
        string.Concat(messages.Split("MSG ", StringSplitOptions.RemoveEmptyEntries).Select(message => "MSG " + message).Order(StringComparer.Ordinal));
}
