using System.Text;
using Gust.Monitoring;
using Gust.Security.Access;
using Gust.Server.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Gust.Web.Access;

/// <summary>Lets visitors in who show what <c>monitoring { authorization }</c> asks for; everybody where it is not there.</summary>
internal sealed class VisitorGate : IDisposable
{
    private const string Basic = "Basic ";
    private const string Bearer = "Bearer ";

    private readonly GustServer _server;
    private readonly ILogger _logger;
    private readonly BackgroundWorker _hashing;
    private readonly PasswordChecks _passwords;

    public VisitorGate(GustServer server, ILogger logger)
    {
        _server = server;
        _logger = logger;
        _hashing = new BackgroundWorker("Gust visitors", logger);
        _passwords = new PasswordChecks(_hashing);
    }

    /// <summary>Visitors have to show something.</summary>
    public bool IsClosed => _server.Options.Monitoring.Authorization is not null;

    public static Task RefuseAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = "Basic realm=\"Gust monitoring\", charset=\"UTF-8\"";
        return Answers.SendAsync(context, MonitoringAnswer.Text(401, "authorization required: show a user and password, or a token"));
    }

    /// <summary>By the request's headers.</summary>
    public async ValueTask<bool> AdmitsAsync(HttpContext context) =>
        _server.Options.Monitoring.Authorization is null
        || (TryRead(context.Request.Headers[HeaderNames.Authorization].ToString(), out VisitorCredentials shown)
            && await AdmitsAsync(shown, context).ConfigureAwait(false));

    /// <summary>By what was shown, in whatever way. Who fails again and again waits longer and longer.</summary>
    public async ValueTask<bool> AdmitsAsync(VisitorCredentials shown, HttpContext context)
    {
        if (_server.Options.Monitoring.Authorization is not { } wanted)
        {
            return true;
        }

        string address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        AuthenticationRequest request = new() { User = shown.User, Password = shown.Password, RemoteHost = address, Gone = context.RequestAborted };
        bool isAdmitted = await IsTokenAsync(wanted, request).ConfigureAwait(false)
            || await IsUserAsync(wanted, request).ConfigureAwait(false)
            || await IsOfAccountAsync(wanted, request).ConfigureAwait(false);
        if (!isAdmitted)
        {
            WebLog.VisitorRefused(_logger, address);
            await Task.Delay(_server.Broker.Failures.Fail(address), context.RequestAborted).ConfigureAwait(false);
        }

        return isAdmitted;
    }

    public void Dispose() => _hashing.Dispose();

    private async ValueTask<bool> IsTokenAsync(MonitoringAuthorizationOptions wanted, AuthenticationRequest request) =>
        wanted.Token is { } token && await MatchesAsync(token, request).ConfigureAwait(false);

    private async ValueTask<bool> IsUserAsync(MonitoringAuthorizationOptions wanted, AuthenticationRequest request) =>
        wanted is { User: { } user, Password: { } password }
        && await MatchesAsync(password, request).ConfigureAwait(false)
        && new Secret(user).Matches(request.User);

    /// <summary>Compares the password. Slow hashes wait for their turn on a thread of their own, as those of clients do: a flood of guesses may not take the threads that all share.</summary>
    private async ValueTask<bool> MatchesAsync(string configured, AuthenticationRequest request)
    {
        Secret secret = new(configured);
        if (!secret.IsSlow)
        {
            return secret.Matches(request.Password);
        }

        bool matches = false;
        TaskCompletionSource concluded = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Verdict? turnedAway = _passwords.Add(new PasswordCheck(
            request,
            () =>
            {
                matches = secret.Matches(request.Password);
                return Verdict.Refuse("");
            },
            _ => concluded.TrySetResult()));
        if (turnedAway is null)
        {
            await concluded.Task.WaitAsync(request.Gone).ConfigureAwait(false);
        }

        return matches;
    }

    private async Task<bool> IsOfAccountAsync(MonitoringAuthorizationOptions wanted, AuthenticationRequest request)
    {
        if (wanted.Account is not { } account || request.User.Length == 0)
        {
            return false;
        }

        TaskCompletionSource<Verdict> later = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Verdict verdict = _server.Broker.Authenticator.Authenticate(request, verdict => later.TrySetResult(verdict))
            ?? await later.Task.WaitAsync(request.Gone).ConfigureAwait(false);
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
