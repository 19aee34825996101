using System.Globalization;
using System.Text;
using Gust.Core;
using Gust.Monitoring;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace Gust.Web.Access;

/// <summary>Lets visitors in who show what <c>monitoring { authorization }</c> asks for; everybody where it is not there.</summary>
internal sealed class VisitorGate(GustServer server, ILogger logger) : IDisposable
{
    /// <summary>Different guesses of one address in half a minute; further ones are not looked at.</summary>
    public const int GuessesMax = 10;

    /// <summary>With as many, what is known is not looked at either: where the right ones are known, an answer to a guess would be worth one more guess.</summary>
    public const int FloodMax = 10 * GuessesMax;

    private const string Basic = "Basic ";
    private const string Bearer = "Bearer ";

    private readonly VisitorChecks _checks = new(server, logger);
    private readonly KnownVisitors _known = new(server.Broker.Time);
    private readonly FailureCounts _guesses = new(server.Broker.Time, TimeSpan.FromSeconds(30));

    public static Task RefuseAsync(HttpContext context, VisitorVerdict verdict)
    {
        if (verdict.HasToWait)
        {
            context.Response.Headers.RetryAfter = Math.Ceiling(verdict.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return Answers.SendAsync(context, MonitoringAnswer.Text(429, verdict.WaitText));
        }

        context.Response.Headers.WWWAuthenticate = "Basic realm=\"Gust monitoring\", charset=\"UTF-8\"";
        return Answers.SendAsync(context, MonitoringAnswer.Text(401, context.Request.Headers.ContainsKey(HeaderNames.Authorization)
            ? "wrong user, password or token; compare it with monitoring { authorization } in the server's configuration"
            : "authorization required: show a user and password, or a token"));
    }

    /// <summary>By the request's headers.</summary>
    public async ValueTask<VisitorVerdict> JudgeAsync(HttpContext context)
    {
        if (server.Options.Monitoring.Authorization is null)
        {
            return new VisitorVerdict(IsAdmitted: true);
        }

        return TryRead(context.Request.Headers[HeaderNames.Authorization].ToString(), out VisitorCredentials shown)
            ? await JudgeAsync(shown, context).ConfigureAwait(false)
            : new VisitorVerdict(IsAdmitted: false);
    }

    /// <summary>By what was shown, in whatever way.</summary>
    public async Task<VisitorVerdict> JudgeAsync(VisitorCredentials shown, HttpContext context)
    {
        if (server.Options.Monitoring.Authorization is not { } wanted)
        {
            return new VisitorVerdict(IsAdmitted: true);
        }

        string address = context.Connection.RemoteIpAddress?.ToString() ?? "";
        if (_guesses.Reached(address, FloodMax, out TimeSpan rest))
        {
            return new VisitorVerdict(IsAdmitted: false, rest);
        }

        return await _known.JudgeAsync(wanted, shown, address, () => CheckAsync(wanted, shown, address)).WaitAsync(context.RequestAborted).ConfigureAwait(false);
    }

    public void Dispose() => _checks.Dispose();

    /// <summary>An attempt counts as a guess until it has proved to be none, so that attempts at the same time are counted too.</summary>
    private async Task<VisitorVerdict> CheckAsync(MonitoringAuthorizationOptions wanted, VisitorCredentials shown, string address)
    {
        if (!_guesses.TryAdd(address, GuessesMax, out _, out TimeSpan rest))
        {
            _guesses.Add(address);
            return new VisitorVerdict(IsAdmitted: false, rest);
        }

        bool isAdmitted = await _checks.MatchesAsync(wanted, shown, address, CancellationToken.None).ConfigureAwait(false);
        if (isAdmitted)
        {
            _guesses.TakeBack(address);
        }
        else
        {
            WebLog.VisitorRefused(logger, address);
        }

        return new VisitorVerdict(isAdmitted);
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
