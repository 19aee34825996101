using System.Net;

namespace Gust.Server;

/// <summary>Addresses this server listens on, as configuration, log lines and URLs write them.</summary>
internal static class LocalAddress
{
    /// <summary>An address literal or a host name of this machine.</summary>
    public static IPAddress Parse(string host)
    {
        string bare = host.Trim('[', ']');
        if (bare.Length == 0 || bare == "0.0.0.0")
        {
            return IPAddress.Any;
        }

        if (IPAddress.TryParse(bare, out IPAddress? address))
        {
            return address;
        }

        IPAddress[] found = Dns.GetHostAddresses(bare);
        return Array.Find(found, a => a.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork) ?? found[0];
    }

    public static string Text(IPEndPoint endPoint) => endPoint.ToString();

    /// <summary>Where a client on this machine reaches a listener, also one on all addresses.</summary>
    public static string Reachable(IPEndPoint endPoint) =>
        endPoint.Address.Equals(IPAddress.Any) ? $"127.0.0.1:{endPoint.Port}"
        : endPoint.Address.Equals(IPAddress.IPv6Any) ? $"[::1]:{endPoint.Port}"
        : endPoint.ToString();
}
