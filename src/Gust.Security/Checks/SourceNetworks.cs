using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Gust.Security.Checks;

/// <summary>The networks that a user may come from.</summary>
internal static class SourceNetworks
{
    /// <summary>Reads <c>address/bits</c>; the address need not be the network's first, as <see cref="IPNetwork"/> wants it.</summary>
    public static bool TryParse(string text, out IPNetwork network)
    {
        network = default;
        int slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0
            || !IPAddress.TryParse(text.AsSpan(0, slash), out IPAddress? address)
            || !int.TryParse(text.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int bits))
        {
            return false;
        }

        byte[] bytes = address.GetAddressBytes();
        if (bits > bytes.Length * 8)
        {
            return false;
        }

        for (int i = 0; i < bytes.Length; i++)
        {
            int kept = Math.Clamp(bits - (8 * i), 0, 8);
            bytes[i] &= (byte)(0xFF << (8 - kept));
        }

        network = new IPNetwork(new IPAddress(bytes), bits);
        return true;
    }

    /// <summary>Whether an address is in one of the networks; no networks are all. An address that cannot be read is in none.</summary>
    public static bool Contain(IReadOnlyList<string> networks, string address)
    {
        if (networks.Count == 0)
        {
            return true;
        }

        if (!IPAddress.TryParse(address, out IPAddress? parsed))
        {
            return false;
        }

        // A socket for both families shows 10.0.0.1 as ::ffff:10.0.0.1.
        IPAddress plain = parsed.IsIPv4MappedToIPv6 ? parsed.MapToIPv4() : WithoutScope(parsed);
        return networks.Any(text => TryParse(text, out IPNetwork network) && network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }

    private static IPAddress WithoutScope(IPAddress address) =>
        address.AddressFamily == AddressFamily.InterNetworkV6 && address.ScopeId != 0 ? new IPAddress(address.GetAddressBytes()) : address;
}
