using System.Diagnostics.CodeAnalysis;
using Gust.Monitoring.Documents.Accounts;
using Gust.Monitoring.Documents.Connections;
using Gust.Monitoring.Documents.Health;
using Gust.Monitoring.Documents.JetStream;
using Gust.Monitoring.Documents.Links;
using Gust.Monitoring.Documents.Queues;
using Gust.Monitoring.Documents.Raft;
using Gust.Monitoring.Documents.Runtime;
using Gust.Monitoring.Documents.Server;
using Gust.Monitoring.Documents.Subscriptions;

namespace Gust.Monitoring;

/// <summary>All documents of one server, by path and by name.</summary>
internal sealed class DocumentShelf
{
    private readonly Dictionary<string, IDocument> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IDocument> _byName = new(StringComparer.Ordinal);

    public DocumentShelf(MonitoredServer server)
    {
        Server = server;
        JetStream = new JetStreamFacts(server);
        Varz = Add(new VarzDocument(server, JetStream));
        Connz = Add(new ConnzDocument(server));
        Subsz = Add(new SubszDocument(server));
        Accountz = Add(new AccountzDocument(server));
        AccountStatz = Add(new AccountStatzDocument(server));
        Jsz = Add(new JszDocument(server, JetStream));
        Health = Add(new HealthDocument(server));
        Add(new RoutezDocument(server));
        Gatewayz = Add(new GatewayzDocument(server));
        Leafz = Add(new LeafzDocument(server));
        Add(new IpqueueszDocument());
        Add(new RaftzDocument());
        Add(new ExpvarzDocument(server));
    }

    public MonitoredServer Server { get; }

    /// <summary>What several documents say of streams.</summary>
    public JetStreamFacts JetStream { get; }

    public VarzDocument Varz { get; }

    public JszDocument Jsz { get; }

    public HealthDocument Health { get; }

    public ConnzDocument Connz { get; }

    public SubszDocument Subsz { get; }

    public AccountzDocument Accountz { get; }

    public AccountStatzDocument AccountStatz { get; }

    public GatewayzDocument Gatewayz { get; }

    public LeafzDocument Leafz { get; }

    public ICollection<IDocument> All => _byName.Values;

    public bool TryFindByPath(string path, [NotNullWhen(true)] out IDocument? document) => _byPath.TryGetValue(path, out document);

    public bool TryFindByName(string name, [NotNullWhen(true)] out IDocument? document) => _byName.TryGetValue(name, out document);

    private TDocument Add<TDocument>(TDocument document)
        where TDocument : IDocument
    {
        _byName.Add(document.Name, document);
        foreach (string path in document.Paths)
        {
            _byPath.Add(path, document);
            Server.Requests.Add(path, document.Paths[0]);
        }

        return document;
    }
}
