using Gust.Testing.Kernel;

namespace Gust.Monitoring.Tests.SystemAccount;

/// <summary>How many connections an account has: told when that changes, and every half a minute while there are any.</summary>
public sealed class AccountHeartbeatTests : IDisposable
{
    private static readonly TimeSpan s_beat = TimeSpan.FromSeconds(30.1);

    private readonly SystemWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Change_is_told_at_once()
    {
        TestPeer listener = Listener();
        TestPeer client = _world.Client("A");
        Assert.Contains("\"conns\":1,", Assert.Single(News(listener)), StringComparison.Ordinal);
        client.End();
        Assert.Contains("\"conns\":0,", Assert.Single(News(listener)), StringComparison.Ordinal);
    }

    [Fact]
    public void Number_is_repeated_each_half_minute_while_there_are_connections()
    {
        TestPeer listener = Listener();
        TestPeer client = _world.Client("A");
        Assert.Single(News(listener));
        for (int i = 0; i < 3; i++)
        {
            _world.Broker.Time.Advance(s_beat);
            Assert.Single(News(listener));
        }

        client.End();
        Assert.Single(News(listener));
        _world.Broker.Time.Advance(s_beat * 3);
        Assert.Empty(News(listener));
    }

    [Fact]
    public void Change_begins_the_half_minute_anew()
    {
        TestPeer listener = Listener();
        _world.Client("A");
        _world.Broker.Time.Advance(TimeSpan.FromSeconds(20));
        _world.Client("A");
        Assert.Equal(2, News(listener).Count);
        _world.Broker.Time.Advance(TimeSpan.FromSeconds(20));
        Assert.Empty(News(listener));
        _world.Broker.Time.Advance(TimeSpan.FromSeconds(10.1));
        Assert.Single(News(listener));
    }

    [Fact]
    public void Client_that_goes_to_another_account_changes_both()
    {
        TestPeer listener = Listener();
        TestPeer client = _world.Client("A");
        client.Send("CONNECT {\"user\":\"B\",\"verbose\":false}\r\n");
        Assert.Equal(["A 1", "A 0", "B 1"], News(listener).Select(NameAndCount));
    }

    [Fact]
    public void Global_account_is_not_told_of()
    {
        TestPeer listener = Listener();
        _world.Client("$G");
        Assert.Empty(News(listener));
    }

    [Fact]
    public void Both_subjects_carry_the_same_event()
    {
        TestPeer listener = _world.Client("SYS", "$SYS.ACCOUNT.A.SERVER.CONNS", "$SYS.SERVER.ACCOUNT.A.CONNS");
        listener.Read();
        _world.Client("A");
        IReadOnlyList<string> told = SystemWorld.Payloads(listener.Read());
        Assert.Equal(2, told.Count);
        Assert.Equal(Id(told[0]), Id(told[1]));
    }

    /// <summary>Hears of accounts other than its own.</summary>
    private TestPeer Listener()
    {
        TestPeer listener = _world.Client("SYS", "$SYS.ACCOUNT.A.SERVER.CONNS", "$SYS.ACCOUNT.B.SERVER.CONNS", "$SYS.ACCOUNT.$G.SERVER.CONNS");
        listener.Read();
        return listener;
    }

    private static IReadOnlyList<string> News(TestPeer listener) => SystemWorld.Payloads(listener.Read());

    private static string NameAndCount(string told)
    {
        using System.Text.Json.JsonDocument document = System.Text.Json.JsonDocument.Parse(told);
        return $"{document.RootElement.GetProperty("acc")} {document.RootElement.GetProperty("conns")}";
    }

    private static string Id(string told)
    {
        using System.Text.Json.JsonDocument document = System.Text.Json.JsonDocument.Parse(told);
        return document.RootElement.GetProperty("id").GetString()!;
    }
}
