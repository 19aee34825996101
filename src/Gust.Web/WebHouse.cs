using Gust.Monitoring;
using Gust.Web.Access;
using Gust.Web.Console;
using Gust.Web.Documents;
using Gust.Web.Metrics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Gust.Web;

/// <summary>All rooms behind the monitoring port, and the door before them.</summary>
internal sealed class WebHouse : IDisposable
{
    private const string HealthPath = "/healthz";

    private readonly IWebRoom[] _rooms;
    private readonly VisitorGate _gate;
    private readonly RequestCounts _counts;
    private readonly ILogger _logger;

    public WebHouse(GustServer server, ILogger logger)
    {
        MonitoringOptions options = server.Options.Monitoring;
        _logger = logger;
        _gate = new VisitorGate(server, logger);
        _counts = server.Monitoring.Server.Requests;
        IsSecure = options.HttpsPort != 0;
        BasePath = options.BasePath;
        _rooms =
        [
            new DocumentRoom(server.Monitoring), new IndexRoom(server.Monitoring, () => Entrances(server)), new StacksRoom(), new MetricsRoom(server.Monitoring), new ConsoleRoom(server, _gate),
        ];
        _counts.Add("/");
        _counts.Add(MetricsRoom.Path);
    }

    public string BasePath { get; }

    public bool IsSecure { get; }

    public string Scheme => IsSecure ? "https" : "http";

    public async Task ServeAsync(HttpContext context)
    {
        try
        {
            await DispatchAsync(context).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await Answers.SendAsync(context, MonitoringAnswer.Text(e.StatusCode, e.Message)).ConfigureAwait(false); // the visitor's fault: no matter for the log
        }
        catch (Exception e) when (e is not OperationCanceledException && !context.RequestAborted.IsCancellationRequested)
        {
            WebLog.RequestFailed(_logger, e, context.Request.Path);
            if (!context.Response.HasStarted)
            {
                await Answers.SendAsync(context, MonitoringAnswer.Text(500, "the server failed to answer; see its log")).ConfigureAwait(false);
            }
        }
    }

    public void Dispose()
    {
        foreach (IDisposable room in _rooms.OfType<IDisposable>())
        {
            room.Dispose();
        }

        _gate.Dispose();
    }

    private async Task DispatchAsync(HttpContext context)
    {
        string? path = Inner(context.Request.Path.Value ?? "");
        IWebRoom? room = path is null ? null : Array.Find(_rooms, room => room.Serves(path));
        if (room is null || path is null)
        {
            await Answers.SendAsync(context, MonitoringAnswer.Text(404, "404 page not found\n")).ConfigureAwait(false);
            return;
        }

        bool isOpen = room.GuardsItself || (path == HealthPath && !context.Request.QueryString.HasValue); // probes need no secrets
        if (!isOpen && !_gate.IsClosed && !HostNames.Admit(context))
        {
            await Answers.SendAsync(context, MonitoringAnswer.Text(421, HostNames.Refusal)).ConfigureAwait(false);
            return;
        }

        if (!isOpen && await _gate.JudgeAsync(context).ConfigureAwait(false) is { IsAdmitted: false } refusal)
        {
            await VisitorGate.RefuseAsync(context, refusal).ConfigureAwait(false);
            return;
        }

        _counts.Count(path);
        await room.ServeAsync(context, path).ConfigureAwait(false);
    }

    /// <summary>A path without the base path; null: it lies outside.</summary>
    private string? Inner(string path)
    {
        if (BasePath.Length == 0)
        {
            return path;
        }

        if (path == BasePath)
        {
            return "/";
        }

        return path.StartsWith(BasePath + "/", StringComparison.Ordinal) && path.Length > BasePath.Length + 1 ? path[BasePath.Length..] : null;
    }

    /// <summary>Where else than in documents there is something to see.</summary>
    private static IEnumerable<string> Entrances(GustServer server) =>
        server.Options.Monitoring.Console.Enabled ? ["/console", MetricsRoom.Path] : [MetricsRoom.Path];
}
