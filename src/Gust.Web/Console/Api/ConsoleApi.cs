using System.Globalization;
using Gust.Monitoring;
using Gust.Web.Access;
using Gust.Web.Console.Buckets;
using Gust.Web.Console.Lists;
using Gust.Web.Console.Live;
using Gust.Web.Console.Observed;
using Gust.Web.Console.Requests;
using Gust.Web.Console.SignIn;
using Gust.Web.Console.Stored;
using Gust.Web.Console.Tails;
using Microsoft.AspNetCore.Http;

namespace Gust.Web.Console.Api;

/// <summary>Leads a request of the page to who answers it, if it may be asked.</summary>
internal sealed class ConsoleApi
{
    private readonly ConsoleSessions _sessions;
    private readonly Dictionary<string, Endpoint> _endpoints;

    public ConsoleApi(GustServer server, LiveHistory history, ConsoleSessions sessions, VisitorGate gate)
    {
        _sessions = sessions;
        MonitoredServer monitored = server.Monitoring.Server;
        SignInDesk desk = new(server, sessions, gate);
        StreamObserver observer = new(monitored);
        StreamReading reading = new(monitored);
        StreamLists streams = new(observer);
        SubjectLists subjects = new(server.Broker);
        MessageDesk messages = new(server);
        _endpoints = new Dictionary<string, Endpoint>(StringComparer.Ordinal)
        {
            ["session"] = new(desk.TellAsync, IsOpen: true),
            ["login"] = new(desk.SignInAsync, IsOpen: true, Posts: true),
            ["logout"] = new(desk.SignOutAsync, IsOpen: true, Posts: true),
            ["live"] = new(history.ServeAsync),
            ["documents"] = new(new DocumentReader(server.Monitoring).ServeAsync),
            ["connections"] = new(new ConnectionList(monitored).ServeAsync),
            ["streams"] = new(streams.ServeStreamsAsync),
            ["consumers"] = new(streams.ServeConsumersAsync),
            ["consumer"] = new(new ConsumerDesk(observer, reading).ServeAsync),
            ["concerns"] = new(new ConcernDesk(observer, reading).ServeAsync),
            ["subjects"] = new(subjects.ServeLevelAsync),
            ["subscriptions"] = new(subjects.ServeSubscriptionsAsync),
            ["messages"] = new(new StoredMessages(reading).ServeAsync),
            ["tail"] = new(new TailDesk(server, reading, sessions).ServeAsync),
            ["keys"] = new(new KeyList(reading).ServeAsync),
            ["objects"] = new(new ObjectList(reading).ServeAsync),
            ["object"] = new(new ObjectDownload(reading).ServeAsync),
            ["request"] = new(messages.RequestAsync, Posts: true),
            ["publish"] = new(messages.PublishAsync, Posts: true),
        };
    }

    public async Task ServeAsync(HttpContext context, string path)
    {
        int slash = path.IndexOf('/', StringComparison.Ordinal);
        ConsoleCall call = new(context, _sessions.Find(context), slash < 0 ? "" : path[(slash + 1)..]);
        try
        {
            Endpoint endpoint = _endpoints.GetValueOrDefault(slash < 0 ? path : path[..slash]) ?? throw new ConsoleRefusal(404, "The console has no such part.");
            Check(endpoint, call);
            await endpoint.Serve(call).ConfigureAwait(false);
        }
        catch (ConsoleRefusal refusal)
        {
            if (refusal.RetryAfter > TimeSpan.Zero)
            {
                context.Response.Headers.RetryAfter = Math.Ceiling(refusal.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            }

            await call.AnswerAsync(new ErrorAnswer(refusal.Message), ConsoleJson.Default.ErrorAnswer, refusal.Status).ConfigureAwait(false);
        }
    }

    private static void Check(Endpoint endpoint, ConsoleCall call)
    {
        HttpRequest request = call.Context.Request;
        if (request.Method != (endpoint.Posts ? HttpMethods.Post : HttpMethods.Get))
        {
            throw new ConsoleRefusal(405, $"This part of the console takes {(endpoint.Posts ? "POST" : "GET")}.");
        }

        if (endpoint.Posts)
        {
            SameOrigin.Check(request);
        }

        if (!endpoint.IsOpen && call.Session is null)
        {
            throw new ConsoleRefusal(401, "Sign in first: the session has ended or the server's configuration was loaded anew.");
        }
    }

    /// <param name="Serve">Answers.</param>
    /// <param name="IsOpen">Nobody has to be signed in.</param>
    /// <param name="Posts">It takes POST; the others take GET and change nothing.</param>
    private sealed record Endpoint(Func<ConsoleCall, Task> Serve, bool IsOpen = false, bool Posts = false);
}
