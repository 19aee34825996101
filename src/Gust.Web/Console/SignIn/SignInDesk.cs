using Gust.Web.Access;
using Gust.Web.Console.Api;

namespace Gust.Web.Console.SignIn;

/// <summary>Signs in and out, and says who is signed in.</summary>
internal sealed class SignInDesk(GustServer server, ConsoleSessions sessions, VisitorGate gate)
{
    /// <summary>Bytes of a form: it is read before anybody knows who sends it.</summary>
    private const int FormMax = 16 * 1024;

    public Task TellAsync(ConsoleCall call) => call.AnswerAsync(Describe(call.Session), ConsoleJson.Default.SessionAnswer);

    public async Task SignInAsync(ConsoleCall call)
    {
        call.LimitBody(FormMax);
        Login login = await call.ReadAsync(ConsoleJson.Default.Login).ConfigureAwait(false);
        bool byToken = login.Token is { Length: > 0 };
        VisitorCredentials shown = byToken ? new VisitorCredentials("", login.Token!) : new VisitorCredentials(login.User ?? "", login.Password ?? "");
        VisitorVerdict verdict = await gate.JudgeAsync(shown, call.Context).ConfigureAwait(false);
        if (verdict.HasToWait)
        {
            throw new ConsoleRefusal(429, verdict.WaitText) { RetryAfter = verdict.RetryAfter };
        }

        if (!verdict.IsAdmitted)
        {
            throw new ConsoleRefusal(401, byToken ? "This is not the token. Compare it with the server's configuration." : "User and password do not match.");
        }

        ConsoleSession session = sessions.Begin(call.Context, shown.User);
        await call.AnswerAsync(Describe(session), ConsoleJson.Default.SessionAnswer).ConfigureAwait(false);
    }

    public Task SignOutAsync(ConsoleCall call)
    {
        sessions.End(call.Context);
        return call.AnswerAsync(Describe(session: null), ConsoleJson.Default.SessionAnswer);
    }

    private SessionAnswer Describe(ConsoleSession? session)
    {
        string[] methods = [.. Methods(server.Options.Monitoring.Authorization)];
        return session is null
            ? new SessionAnswer(SignedIn: false, methods)
            : new SessionAnswer(SignedIn: true, methods)
            {
                User = session.User.Length > 0 ? session.User : null,
                ServerName = server.Name,
                ServerId = server.Id,
                Version = server.Broker.Identity.Version,
                Changes = server.Options.Monitoring.Console.Changes,
            };
    }

    private static IEnumerable<string> Methods(MonitoringAuthorizationOptions? wanted)
    {
        if (wanted?.Token is not null)
        {
            yield return "token";
        }

        if (wanted?.User is not null || wanted?.Account is not null)
        {
            yield return "password";
        }
    }
}
