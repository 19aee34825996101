using System.Net;
using System.Text;
using Gust.Monitoring;
using Microsoft.AspNetCore.Http;

namespace Gust.Web;

/// <summary>Sends who wrote slashes twice to the path that he meant, as the reference does. (Dots are gone before anybody here sees a path.)</summary>
internal static class CleanPath
{
    /// <summary>True: he has been sent there.</summary>
    public static async Task<bool> TryRedirectAsync(HttpContext context)
    {
        string path = context.Request.Path.Value ?? "";
        if (!path.Contains("//", StringComparison.Ordinal))
        {
            return false;
        }

        // Escaped, so that nothing in it can pass for another host.
        string location = new PathString(Of(path)).ToUriComponent() + context.Request.QueryString.ToUriComponent();
        context.Response.Headers.Location = location;
        byte[] page = Encoding.UTF8.GetBytes($"<a href=\"{WebUtility.HtmlEncode(location)}\">Moved Permanently</a>.\n\n");
        await Answers.SendAsync(context, new MonitoringAnswer(StatusCodes.Status301MovedPermanently, "text/html; charset=utf-8", page)).ConfigureAwait(false);
        return true;
    }

    private static string Of(string path)
    {
        StringBuilder clean = new(path.Length);
        foreach (char letter in path)
        {
            if (letter != '/' || clean.Length == 0 || clean[^1] != '/')
            {
                clean.Append(letter);
            }
        }

        return clean.ToString();
    }
}
