using System.Diagnostics.CodeAnalysis;
using Gust.Monitoring.Documents.Health;
using Gust.Monitoring.Documents.JetStream;
using Gust.Monitoring.Documents.Raft;
using Gust.Monitoring.Documents.Server;

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
        Varz = new VarzDocument(server);
        Jsz = new JszDocument(server, JetStream);
        Health = new HealthDocument(server);
        Add(Varz);
        Add(Jsz);
        Add(Health);
        Add(new RaftzDocument());
    }

    public MonitoredServer Server { get; }

    /// <summary>What several documents say of streams.</summary>
    public JetStreamFacts JetStream { get; }

    public VarzDocument Varz { get; }

    public JszDocument Jsz { get; }

    public HealthDocument Health { get; }

    public ICollection<IDocument> All => _byName.Values;

    public bool TryFindByPath(string path, [NotNullWhen(true)] out IDocument? document) => _byPath.TryGetValue(path, out document);

    public bool TryFindByName(string name, [NotNullWhen(true)] out IDocument? document) => _byName.TryGetValue(name, out document);

    private void Add(IDocument document)
    {
        _byName.Add(document.Name, document);
        foreach (string path in document.Paths)
        {
            _byPath.Add(path, document);
            Server.Requests.Add(path);
        }
    }
}
