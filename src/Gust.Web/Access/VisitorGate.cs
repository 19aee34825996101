using System.Text;
using Gust.Monitoring;
using Gust.Security.Access;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Gust.Web.Access;

/// <summary>Lets visitors in who show what <c>monitoring { authorization }</c> asks for; everybody where it is not there.</summary>
internal sealed class VisitorGate(GustServer server, ILogger logger)
{
    private const string Basic = "Basic ";
    private const string Bearer = "Bearer ";

    public static Task RefuseAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Basic realm=\"Gust monitoring\", charset=\"UTF-8\"";
        return Answers.SendAsync(context, MonitoringAnswer.Text(401, "authorization required: show a user and password, or a token"));
    }

    /// <summary>By the request's headers.</summary>
    public async ValueTask<bool> AdmitsAsync(HttpContext context) =>
        server.Options.Monitoring.Authorization is null
        || (TryRead(context.Request.Headers[HeaderNames.Authorization].ToString(), out VisitorCredentials shown)
            && await AdmitsAsync(shown, context).ConfigureAwait(false));

    /// <summary>By what was shown, in whatever way. Who fails again and again waits longer and longer.</summary>
    public async ValueTask<bool> AdmitsAsync(VisitorCredentials shown, HttpContext context)
    {
        if (server.Options.Monitoring.Authorization is not { } wanted)
        {
            return true;
        }

        string address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        bool isAdmitted = IsToken(wanted, shown) || IsUser(wanted, shown) || await IsOfAccountAsync(wanted, shown, address, context.RequestAborted).ConfigureAwait(false);
        if (!isAdmitted)
        {
            WebLog.VisitorRefused(logger, address);
            await Task.Delay(server.Broker.Failures.Fail(address), context.RequestAborted).ConfigureAwait(false);
        }

        return isAdmitted;
    }

    private static bool IsToken(MonitoringAuthorizationOptions wanted, VisitorCredentials shown) =>
        wanted.Token is { } token && new Secret(token).Matches(shown.Password);

    private static bool IsUser(MonitoringAuthorizationOptions wanted, VisitorCredentials shown) =>
        wanted is { User: { } user, Password: { } password } && new Secret(password).Matches(shown.Password) && new Secret(user).Matches(shown.User);

    private async Task<bool> IsOfAccountAsync(MonitoringAuthorizationOptions wanted, VisitorCredentials shown, string address, CancellationToken gone)
    {
        if (wanted.Account is not { } account || shown.User.Length == 0)
        {
            return false;
        }

        AuthenticationRequest request = new() { User = shown.User, Password = shown.Password, RemoteHost = address, Gone = gone };
        TaskCompletionSource<Verdict> later = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Verdict verdict = server.Broker.Authenticator.Authenticate(request, verdict => later.TrySetResult(verdict))
            ?? await later.Task.WaitAsync(gone).ConfigureAwait(false);
        return verdict.Admission is { } admission && admission.User.Length > 0 && admission.Account == account;
    }

    private static bool TryRead(string header, out VisitorCredentials shown)
    {
        shown = default;
        if (header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            shown = new VisitorCredentials("", header[Bearer.Length..].Trim());
            return true;
        }

        Span<byte> decoded = stackalloc byte[1024];
        if (!header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase)
            || !Convert.TryFromBase64String(header[Basic.Length..].Trim(), decoded, out int length))
        {
            return false;
        }

        string[] parts = Encoding.UTF8.GetString(decoded[..length]).Split(':', 2);
        shown = new VisitorCredentials(parts[0], parts.Length > 1 ? parts[1] : "");
        return true;
    }
}
