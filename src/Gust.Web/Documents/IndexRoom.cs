using System.Net;
using System.Text;
using Gust.Monitoring;
using Gust.Protocol;
using Microsoft.AspNetCore.Http;

namespace Gust.Web.Documents;

/// <summary>The page that a browser sees first: links to everything else.</summary>
/// <param name="shelf">The documents.</param>
/// <param name="others">Paths of other rooms.</param>
internal sealed class IndexRoom(DocumentShelf shelf, Func<IEnumerable<string>> others) : IWebRoom
{
    public bool Serves(string path) => path == "/";

    public Task ServeAsync(HttpContext context, string path) =>
        Answers.SendAsync(context, new MonitoringAnswer(200, "text/html; charset=utf-8", Page(context.Request.Path.Value!.TrimEnd('/'))));

    private ReadOnlyMemory<byte> Page(string basePath)
    {
        string name = WebUtility.HtmlEncode(shelf.Server.Broker.Identity.Name);
        StringBuilder html = new();
        html.Append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">")
            .Append($"<title>{name}</title><style>body{{font:16px/1.6 system-ui,sans-serif;margin:2rem;color-scheme:light dark}}</style></head>\n")
            .Append($"<body><h1>{name}</h1><p>Gust {WebUtility.HtmlEncode(shelf.Server.Broker.Identity.Version)}, compatible with {ServerInfo.CompatibilityVersion}</p>\n<ul>\n");
        IEnumerable<string> documents = shelf.All.Select(document => document.Paths).Where(paths => paths.Count > 0).Select(paths => paths[0]).Order(StringComparer.Ordinal);
        foreach (string link in others().Concat(documents))
        {
            html.Append($"<li><a href=\"{WebUtility.HtmlEncode(basePath + link)}\">{link[1..]}</a></li>\n");
        }

        return Encoding.UTF8.GetBytes(html.Append("</ul></body></html>\n").ToString());
    }
}
