using System.Net;
using Microsoft.AspNetCore.Http;

namespace Gust.Web.Access;

/// <summary>
/// Keeps pages of other sites from reading a port that asks for nothing and is open to this machine only: a site may give its own name
/// the address 127.0.0.1 (DNS rebinding), and the browser then takes the port for a part of the site.
/// </summary>
internal static class HostNames
{
    public const string Refusal =
        "This port is open to this machine only, and this is not one of its names. Ask for 127.0.0.1 or localhost, or set monitoring { authorization } where a proxy passes another name on.\n";

    /// <summary>It may be asked for by this name. A page cannot have an address as its site's name and be served from elsewhere.</summary>
    public static bool Admit(HttpContext context) =>
        context.Connection.LocalIpAddress is not { } local || !IPAddress.IsLoopback(local) || IsOwn(context.Request.Host.Host);

    public static bool IsOwn(string host) => host.Length == 0
        || IPAddress.TryParse(host.Trim('[', ']'), out _)
        || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || host.Equals(Environment.MachineName, StringComparison.OrdinalIgnoreCase);
}
