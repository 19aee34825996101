using Microsoft.AspNetCore.Http;

namespace Gust.Web;

/// <summary>A part of what the monitoring port serves.</summary>
internal interface IWebRoom
{
    /// <summary>It knows the path.</summary>
    /// <param name="path">Behind the base path, with its slash.</param>
    bool Serves(string path);

    /// <summary>Visitors are asked here, in a way of the room's own, who they are.</summary>
    bool GuardsItself => false;

    /// <summary>Answers a request for a path that it serves.</summary>
    Task ServeAsync(HttpContext context, string path);
}
