using Gust.Testing.Kernel;

namespace Gust.Monitoring.Tests.SystemAccount;

/// <summary>What an operator may have done.</summary>
public sealed class ControlServicesTests : IDisposable
{
    private const string Prefix = $"$SYS.REQ.SERVER.{SystemWorld.ServerId}.";

    private readonly SystemWorld _world = new();

    public void Dispose() => _world.Dispose();

    [Fact]
    public void Server_without_a_file_says_that_there_is_nothing_to_read() =>
        Assert.Contains("only reload config when a file is provided", Ask("RELOAD"), StringComparison.Ordinal);

    [Fact]
    public void Reload_that_fails_says_why()
    {
        _world.Server.Reload = done => done("config reload not supported for ServerName: old=a, new=b");
        Assert.Contains("\"error\":{\"code\":500,\"description\":\"config reload not supported for ServerName: old=a, new=b\"}", Ask("RELOAD"), StringComparison.Ordinal);
    }

    [Fact]
    public void Reload_that_works_has_nothing_to_say_but_who_did_it()
    {
        _world.Server.Reload = done => done(null);
        string answer = Ask("RELOAD");
        Assert.StartsWith("{\"server\":{", answer, StringComparison.Ordinal);
        Assert.EndsWith("}}", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("error", answer, StringComparison.Ordinal);
    }

    [Fact]
    public void Client_that_is_cut_gets_no_word_and_is_told_of_as_kicked()
    {
        TestPeer listener = _world.Client("SYS", "$SYS.ACCOUNT.A.DISCONNECT");
        TestPeer client = _world.Client("A");
        client.Read();
        Ask("KICK", $"{{\"cid\":{client.Session.Id}}}");
        Assert.True(client.Link.IsClosed);
        Assert.Equal("", client.Read());
        client.End();
        Assert.Contains("\"reason\":\"Kicked\"", Assert.Single(SystemWorld.Payloads(listener.Read())), StringComparison.Ordinal);
    }

    [Fact]
    public void Client_that_is_sent_away_gets_an_INFO_that_says_so()
    {
        TestPeer client = _world.Client("A");
        client.Send("PING\r\n");
        client.Read();
        Ask("LDM", $"{{\"cid\":{client.Session.Id}}}");
        Assert.Contains("\"ldm\":true", client.Read(), StringComparison.Ordinal);
        Assert.False(client.Link.IsClosed);
    }

    private string Ask(string what, string body = "") => Assert.Single(SystemWorld.Ask(_world.Client("SYS"), Prefix + what, body));
}
