using Gust.Monitoring.SystemAccount;
using Gust.Testing.Kernel;

namespace Gust.Monitoring.Tests.SystemAccount;

/// <summary>Requests to the server do not hold up who asks, and do not pile up without bound.</summary>
public sealed class RequestDeskTests
{
    private const string Identity = "$SYS.REQ.SERVER.PING.IDZ";

    [Fact]
    public void Answer_is_made_elsewhere()
    {
        ManualScheduler scheduler = new();
        using SystemWorld world = new(scheduler);
        TestPeer asking = world.Client("SYS", "answer");
        Assert.Equal("PONG\r\n", asking.Ask($"PUB {Identity} answer 0\r\n\r\nPING\r\n")[..6]);
        scheduler.RunAll();
        Assert.Single(SystemWorld.Payloads(asking.Read()));
    }

    [Fact]
    public void Request_beyond_the_bound_is_refused_at_once()
    {
        ManualScheduler scheduler = new();
        using SystemWorld world = new(scheduler);
        TestPeer asking = world.Client("SYS", "answer");
        for (int i = 0; i < RequestQueue.WaitingMax; i++)
        {
            asking.Send($"PUB {Identity} answer 0\r\n\r\n");
        }

        Assert.Empty(SystemWorld.Payloads(asking.Read()));
        Assert.Contains("\"code\":503", Assert.Single(SystemWorld.Payloads(asking.Ask($"PUB {Identity} answer 0\r\n\r\n"))), StringComparison.Ordinal);
        scheduler.RunAll();
        Assert.Equal(RequestQueue.WaitingMax, SystemWorld.Payloads(asking.Read()).Count);
    }

    [Fact]
    public void Long_requests_are_refused_before_they_fill_the_memory()
    {
        const int Length = 512 * 1024;
        ManualScheduler scheduler = new();
        using SystemWorld world = new(scheduler);
        TestPeer asking = world.Client("SYS", "answer");
        string request = $"PUB {Identity} answer {Length}\r\n{new string(' ', Length)}\r\n";
        for (long bytes = 0; bytes < RequestQueue.WaitingBytesMax; bytes += Length)
        {
            asking.Send(request);
        }

        Assert.Empty(SystemWorld.Payloads(asking.Read()));
        Assert.Contains("\"code\":503", Assert.Single(SystemWorld.Payloads(asking.Ask(request))), StringComparison.Ordinal);
        scheduler.RunAll();
        Assert.NotEmpty(SystemWorld.Payloads(asking.Read()));
        asking.Send(request);
        scheduler.RunAll();
        Assert.DoesNotContain("\"code\":503", Assert.Single(SystemWorld.Payloads(asking.Read())), StringComparison.Ordinal);
    }

    [Fact]
    public void Request_that_makes_the_server_stumble_is_answered_and_the_next_too()
    {
        using SystemWorld world = new();
        world.Server.Reload = _ => throw new InvalidOperationException("stumbled");
        TestPeer asking = world.Client("SYS");
        Assert.Equal(500, SystemWorld.ErrorOf(asking, $"$SYS.REQ.SERVER.{SystemWorld.ServerId}.RELOAD"));
        Assert.Single(SystemWorld.Ask(asking, Identity));
    }

    [Fact]
    public void Request_without_a_reply_is_handled()
    {
        using SystemWorld world = new();
        TestPeer client = world.Client("A");
        world.Client("SYS").Send($"PUB $SYS.REQ.SERVER.{SystemWorld.ServerId}.KICK {$"{{\"cid\":{client.Session.Id}}}".Length}\r\n{{\"cid\":{client.Session.Id}}}\r\n");
        Assert.True(client.Link.IsClosed);
    }

    [Fact]
    public void An_operator_does_not_stand_behind_other_accounts()
    {
        ManualScheduler scheduler = new();
        using SystemWorld world = new(scheduler);
        TestPeer flooding = world.Client("A", "answer");
        string question = "PUB $SYS.REQ.ACCOUNT.PING.CONNZ answer 0\r\n\r\n";
        for (int i = 0; i < RequestQueue.WaitingMax; i++)
        {
            flooding.Send(question);
        }

        TestPeer operating = world.Client("SYS", "answer");
        operating.Send($"PUB {Identity} answer 0\r\n\r\n");

        Assert.Contains("\"code\":503", Assert.Single(SystemWorld.Payloads(flooding.Ask(question))), StringComparison.Ordinal);
        scheduler.RunAll();
        Assert.DoesNotContain("\"error\"", Assert.Single(SystemWorld.Payloads(operating.Read())), StringComparison.Ordinal);
    }

    [Fact]
    public void Request_that_makes_the_server_stumble_gives_its_room_back()
    {
        const int Length = 512 * 1024;
        using SystemWorld world = new();
        world.Server.Reload = _ => throw new InvalidOperationException("stumbled");
        TestPeer asking = world.Client("SYS");
        for (long bytes = 0; bytes <= RequestQueue.WaitingBytesMax; bytes += Length)
        {
            Assert.Equal(500, SystemWorld.ErrorOf(asking, $"$SYS.REQ.SERVER.{SystemWorld.ServerId}.RELOAD", new string(' ', Length - 2) + "{}"));
        }
    }
}
