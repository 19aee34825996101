using Gust.Foundation;

namespace Gust.Monitoring.SystemAccount;

/// <summary>The server in its system account: answers to requests, and events about itself (spec: monitoring.md sections 3 and 4).</summary>
internal sealed class SystemServices
{
    private readonly MonitoredServer _server;
    private readonly StatszBeat _statistics;
    private readonly AccountHeartbeats _accounts;

    /// <summary>Serves from now on. The accounts are known, and which of them is the system's.</summary>
    /// <param name="shelf">The documents that can be asked for.</param>
    /// <param name="scheduler">Where answers are made.</param>
    public SystemServices(DocumentShelf shelf, IWorkScheduler scheduler)
    {
        _server = shelf.Server;
        Answers answers = new(_server.Broker.System);
        RequestDesk desk = new(_server.Broker, answers, scheduler);
        StatszSource statistics = new(shelf);
        AccountConnections connections = new(_server.Broker.Connections);
        DocumentServices documents = new(shelf, desk, answers, statistics);
        documents.Start();
        new AccountServices(shelf, desk, answers, documents, connections).Start();
        new ControlServices(_server, desk, answers, documents).Start();
        new SubscriberServices(_server.Broker, desk, answers).Start();
        _accounts = new AccountHeartbeats(_server.Broker, connections);
        _accounts.Start();
        _statistics = new StatszBeat(_server, statistics);
        _statistics.Start();
    }

    /// <summary>The server is about to send its clients away.</summary>
    public void AnnounceLameDuck() => Announce("LAMEDUCK");

    /// <summary>The server is about to stop; its clients are still there.</summary>
    public void AnnounceShutdown()
    {
        _statistics.Stop();
        _accounts.Stop();
        Announce("SHUTDOWN");
    }

    private void Announce(string what) => _server.Broker.System.PublishStatement($"$SYS.SERVER.{_server.Broker.Identity.Id}.{what}");
}
