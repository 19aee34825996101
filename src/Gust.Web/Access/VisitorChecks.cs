using Gust.Monitoring;
using Gust.Security.Access;
using Gust.Server.Security;
using Microsoft.Extensions.Logging;

namespace Gust.Web.Access;

/// <summary>Compares what visitors show with what <c>monitoring { authorization }</c> asks for.</summary>
internal sealed class VisitorChecks : IDisposable
{
    private readonly GustServer _server;
    private readonly BackgroundWorker _hashing;
    private readonly PasswordChecks _passwords;

    public VisitorChecks(GustServer server, ILogger logger)
    {
        _server = server;
        _hashing = new BackgroundWorker("Gust visitors", logger);
        _passwords = new PasswordChecks(_hashing);
    }

    public async Task<bool> MatchesAsync(MonitoringAuthorizationOptions wanted, VisitorCredentials shown, string address, CancellationToken gone)
    {
        AuthenticationRequest request = new() { User = shown.User, Password = shown.Password, RemoteHost = address, Gone = gone };
        return await IsTokenAsync(wanted, request).ConfigureAwait(false)
            || await IsUserAsync(wanted, request).ConfigureAwait(false)
            || await IsOfAccountAsync(wanted, request).ConfigureAwait(false);
    }

    public void Dispose() => _hashing.Dispose();

    private async ValueTask<bool> IsTokenAsync(MonitoringAuthorizationOptions wanted, AuthenticationRequest request) =>
        wanted.Token is { } token && await IsSecretAsync(token, request).ConfigureAwait(false);

    private async ValueTask<bool> IsUserAsync(MonitoringAuthorizationOptions wanted, AuthenticationRequest request) =>
        wanted is { User: { } user, Password: { } password }
        && await IsSecretAsync(password, request).ConfigureAwait(false)
        && new Secret(user).Matches(request.User);

    /// <summary>Slow hashes wait for their turn on a thread of their own, as those of clients do: a flood of guesses may not take the threads that all share.</summary>
    private async ValueTask<bool> IsSecretAsync(string configured, AuthenticationRequest request)
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

    private async ValueTask<bool> IsOfAccountAsync(MonitoringAuthorizationOptions wanted, AuthenticationRequest request)
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
}
