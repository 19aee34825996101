namespace Gust.Client;

/// <summary>The servers to try, in turn: those the user named, then those the cluster gossips.</summary>
/// <remarks>Owned by the connection loop; not safe for use by several threads.</remarks>
internal sealed class ServerPool
{
    private const int GossipedMax = 1024;
    private readonly List<ServerAddress> _servers;
    private readonly ServerAddress _first;
    private int _next;

    public ServerPool(IEnumerable<string> urls)
    {
        _servers = [.. urls.SelectMany(u => u.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(ServerAddress.Parse)];
        if (_servers.Count == 0)
        {
            throw new FormatException("no server URL was given; write nats://host:port");
        }

        _first = _servers[0];
    }

    public int Count => _servers.Count;

    public IReadOnlyList<ServerAddress> Servers => _servers;

    public ServerAddress Next() => _servers[_next++ % _servers.Count];

    /// <summary>Adds what INFO's <c>connect_urls</c> announced; they take the credentials and TLS name of the first server.</summary>
    public void AddGossiped(IReadOnlyList<string> hostPorts)
    {
        foreach (string hostPort in hostPorts)
        {
            ServerAddress address;
            try
            {
                address = ServerAddress.Parse(hostPort);
            }
            catch (FormatException)
            {
                continue; // a server announcing nonsense must not cut the connection that works
            }

            bool known = _servers.Exists(s => s.Host == address.Host && s.Port == address.Port);
            if (known || _servers.Count >= GossipedMax)
            {
                continue;
            }

            _servers.Add(_first with
            {
                Host = address.Host,
                Port = address.Port,
                TlsName = address.IsIpAddress && !_first.IsIpAddress ? _first.Host : null,
            });
        }
    }
}
