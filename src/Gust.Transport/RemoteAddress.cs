using System.Net;

namespace Gust.Transport;

/// <summary>A peer's address as users write it: IPv4 in its own form even on a dual-stack socket.</summary>
internal static class RemoteAddress
{
    public static string Text(IPEndPoint? endPoint) => endPoint is null
        ? ""
        : (endPoint.Address.IsIPv4MappedToIPv6 ? endPoint.Address.MapToIPv4() : endPoint.Address).ToString();
}
