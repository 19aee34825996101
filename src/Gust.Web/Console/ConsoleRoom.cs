using Gust.Monitoring;
using Gust.Web.Access;
using Gust.Web.Console.Api;
using Gust.Web.Console.Live;
using Gust.Web.Console.Pages;
using Gust.Web.Console.SignIn;
using Microsoft.AspNetCore.Http;

namespace Gust.Web.Console;

/// <summary>The console at <c>/console</c>: its page for everybody, its data for who has signed in.</summary>
internal sealed class ConsoleRoom : IWebRoom, IDisposable
{
    private const string Root = "/console";
    private const string ApiRoot = Root + "/api/";

    private readonly GustServer _server;
    private readonly ConsoleAssets _assets = new();
    private readonly LiveHistory _history;
    private readonly ConsoleApi _api;

    public ConsoleRoom(GustServer server, VisitorGate gate)
    {
        _server = server;
        _history = new LiveHistory(server);
        _api = new ConsoleApi(server, _history, new ConsoleSessions(server), gate);
    }

    /// <summary>Signing in is a matter of the page: a browser's own dialog could not be left again.</summary>
    public bool GuardsItself => true;

    public bool Serves(string path) =>
        _server.Options.Monitoring.Console.Enabled && (path == Root || path.StartsWith(Root + "/", StringComparison.Ordinal));

    public Task ServeAsync(HttpContext context, string path)
    {
        ConsoleHeaders.Apply(context.Response.Headers);
        if (path == Root)
        {
            context.Response.Headers.Location = "console/"; // relative: whatever stands before it stays
            return Answers.SendAsync(context, MonitoringAnswer.Text(StatusCodes.Status307TemporaryRedirect, "the console is at console/"));
        }

        return path.StartsWith(ApiRoot, StringComparison.Ordinal)
            ? _api.ServeAsync(context, path[ApiRoot.Length..])
            : _assets.ServeAsync(context, path[(Root.Length + 1)..]);
    }

    public void Dispose() => _history.Dispose();
}
