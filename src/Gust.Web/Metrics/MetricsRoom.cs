using Gust.Monitoring;
using Gust.Monitoring.Metrics;
using Gust.Monitoring.Metrics.Text;
using Microsoft.AspNetCore.Http;

namespace Gust.Web.Metrics;

/// <summary>Serves <c>/metrics</c> to Prometheus and whoever reads its formats.</summary>
internal sealed class MetricsRoom(DocumentShelf shelf) : IWebRoom
{
    public const string Path = "/metrics";

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
        await Answers.SendAsync(context, new MonitoringAnswer(200, format.ContentType, sheet.Write(format))).ConfigureAwait(false);
    }
}
