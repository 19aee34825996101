using System.Reflection;
using System.Security.Cryptography;
using Gust.Monitoring;
using Microsoft.AspNetCore.Http;

namespace Gust.Web.Console.Pages;

/// <summary>The page's files, built from <c>web/</c> by <c>eng/web</c> and kept packed in the assembly.</summary>
internal sealed class ConsoleAssets
{
    private const string Prefix = "console/";
    private const string Index = "index.html";
    private const string Revalidate = "no-cache";

    private static readonly Dictionary<string, string> s_types = new()
    {
        [".html"] = "text/html; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    private readonly Dictionary<string, Asset> _byName;

    public ConsoleAssets()
    {
        Assembly assembly = typeof(ConsoleAssets).Assembly;
        _byName = assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(name => Path.GetFileNameWithoutExtension(name[Prefix.Length..]), name => Load(assembly, name), StringComparer.Ordinal);
    }

    /// <param name="context">Of the request.</param>
    /// <param name="name">Behind <c>/console/</c>; empty: the page itself.</param>
    public async Task ServeAsync(HttpContext context, string name)
    {
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            await Answers.SendAsync(context, MonitoringAnswer.Text(405, "the console's files can only be read")).ConfigureAwait(false);
            return;
        }

        if (!_byName.TryGetValue(name.Length == 0 ? Index : name, out Asset? asset))
        {
            await Answers.SendAsync(context, MonitoringAnswer.Text(404, "the console has no such file; it is at console/")).ConfigureAwait(false);
            return;
        }

        HttpResponse response = context.Response;
        response.Headers.CacheControl = Revalidate;
        response.Headers.ETag = asset.Tag;
        response.Headers.Vary = "Accept-Encoding";
        if (context.Request.Headers.IfNoneMatch == asset.Tag)
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        bool takesPacked = context.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase);
        if (takesPacked)
        {
            response.Headers.ContentEncoding = "gzip";
        }

        await Answers.SendAsync(context, new MonitoringAnswer(200, asset.ContentType, takesPacked ? asset.Packed : asset.Unpack())).ConfigureAwait(false);
    }

    private static Asset Load(Assembly assembly, string resource)
    {
        using Stream stream = assembly.GetManifestResourceStream(resource)!;
        byte[] packed = new byte[stream.Length];
        stream.ReadExactly(packed);
        string tag = $"\"{Convert.ToHexString(SHA256.HashData(packed), 0, 12)}\"";
        return new Asset(packed, s_types[Path.GetExtension(Path.GetFileNameWithoutExtension(resource))], tag);
    }
}
