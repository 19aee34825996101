using Microsoft.AspNetCore.Http;

namespace Gust.Web.Console.Api;

/// <summary>Lets only the console's own page send: other sites can make a browser send forms, but neither JSON nor a false origin.</summary>
internal static class SameOrigin
{
    /// <exception cref="ConsoleRefusal">The request may come from elsewhere.</exception>
    public static void Check(HttpRequest request)
    {
        if (request.ContentType?.Split(';')[0].Trim().Equals("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw new ConsoleRefusal(415, "The console takes application/json only.");
        }

        string origin = request.Headers.Origin.ToString();
        string site = request.Headers["Sec-Fetch-Site"].ToString();
        bool isOwn = origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out Uri? uri) && SameHost(uri, request.Host));
        if (!isOwn || site is "cross-site" or "same-site")
        {
            throw new ConsoleRefusal(403, "The request comes from another page than the console. A proxy before it has to pass the Host header on.");
        }
    }

    /// <summary>Not the scheme: a proxy may speak TLS for the server.</summary>
    private static bool SameHost(Uri origin, HostString host) => string.Equals(origin.Authority, host.Value, StringComparison.OrdinalIgnoreCase)
        || (host.Port is { } port && origin.Port == port && string.Equals(origin.Host, host.Host, StringComparison.OrdinalIgnoreCase));
}
