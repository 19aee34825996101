using System.IO.Compression;
using Gust.Monitoring;
using Gust.Monitoring.Metrics;
using Gust.Monitoring.Metrics.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Gust.Web.Metrics;

/// <summary>Serves <c>/metrics</c> to Prometheus and whoever reads its formats, packed where the reader can unpack it.</summary>
internal sealed class MetricsRoom(DocumentShelf shelf) : IWebRoom
{
    public const string Path = "/metrics";

    private const string Gzip = "gzip";

    private readonly MetricsPage _page = new(shelf);

    public bool Serves(string path) => path == Path;

    public async Task ServeAsync(HttpContext context, string path)
    {
        MetricsOptions options;
        try
        {
            options = MetricsOptions.Read(QueryReader.Read(context.Request));
        }
        catch (MonitoringRefusal refusal)
        {
            await Answers.SendAsync(context, MonitoringAnswer.Refuse(refusal)).ConfigureAwait(false);
            return;
        }

        MetricsFormat format = MetricsFormat.For(context.Request.Headers.Accept.ToString());
        TaskCompletionSource<MetricsSheet> gathered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _page.Gather(options, gathered.SetResult);
        MetricsSheet sheet = await gathered.Task.WaitAsync(context.RequestAborted).ConfigureAwait(false);
        using ScrapeText text = new();
        sheet.Write(text, format);
        await Answers.SendAsync(context, text.Length, () => SendAsync(context, text, format)).ConfigureAwait(false);
    }

    private static async Task SendAsync(HttpContext context, ScrapeText text, MetricsFormat format)
    {
        HttpResponse response = context.Response;
        bool isPacked = TakesGzip(context.Request);
        response.ContentType = format.ContentType;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers.Vary = "Accept, Accept-Encoding";
        response.Headers.ContentEncoding = isPacked ? Gzip : default;
        response.ContentLength = isPacked ? null : text.Length;
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return;
        }

        // The quickest level makes a twentieth of such a text; the next one would take several times as long for little.
        Stream into = isPacked ? new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true) : response.Body;
        foreach (ReadOnlyMemory<byte> piece in text.Pieces)
        {
            await into.WriteAsync(piece, context.RequestAborted).ConfigureAwait(false);
        }

        if (isPacked)
        {
            await into.DisposeAsync().ConfigureAwait(false);
        }
    }

    private static bool TakesGzip(HttpRequest request) =>
        StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out IList<StringWithQualityHeaderValue>? codings)
        && codings.Any(coding => coding.Value.Equals(Gzip, StringComparison.OrdinalIgnoreCase) && coding.Quality is null or > 0);
}
