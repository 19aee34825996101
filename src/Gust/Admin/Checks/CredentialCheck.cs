using System.CommandLine;
using System.Globalization;
using Gust.Cli.Commands;
using Gust.Cli.Text;
using Gust.Security.Claims;
using Gust.Security.Tokens;

namespace Gust.Cli.Admin.Checks;

/// <summary><c>server check credential</c>: how long the credentials in a file are still valid.</summary>
internal static class CredentialCheck
{
    public static void AddTo(CheckCommand check)
    {
        Option<string> file = CommandParts.Text("--credential", "FILE", "File with the credentials");
        file.Required = true;
        Option<TimeSpan?> warn = CommandParts.Duration("--validity-warn", "Warn when the credentials are valid for no longer than this");
        Option<TimeSpan?> critical = CommandParts.Duration("--validity-critical", "Critical when the credentials are valid for no longer than this");
        Option<bool> require = CommandParts.Flag("--require-expiry", "Require that the credentials expire (the default)");
        Option<bool> allow = CommandParts.Flag("--no-require-expiry", "Accept credentials that never expire");
        check.Add(
            ["credential", "cred"], "Check that credentials are valid", [file, warn, critical, require, allow], _ => "Credential",
            async (context, result) =>
            {
                UserClaims claims = Read(await File.ReadAllTextAsync(context.Get(file), context.Cancel));
                result.Name = claims.Name.Length > 0 ? claims.Name : "Credential";
                if (claims.ExpiresAt <= 0)
                {
                    result.Require(context.Get(allow), "never expires", "never expires");
                    return;
                }

                DateTimeOffset end = DateTimeOffset.FromUnixTimeSeconds(claims.ExpiresAt);
                TimeSpan left = end - context.Host.TimeProvider.GetUtcNow();
                var limits = new CheckLimits(context);
                var metric = new CheckMetric("expiry", "The time until the credentials expire", left.TotalSeconds, "s", limits.Seconds(warn), limits.Seconds(critical));
                string when = end.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
                if (left <= TimeSpan.Zero)
                {
                    result.Measure(metric);
                    result.Critical($"expired {when}");
                    return;
                }

                result.JudgeAtLeast(metric, seconds => DurationText.Format(TimeSpan.FromSeconds(Math.Floor(seconds))));
                result.Ok($"expires {when}");
            });
    }

    private static UserClaims Read(string text)
    {
        if (!CredentialsFile.TryParse(text, out CredentialsFile? credentials, out string? error) || !JwtToken.TryDecode(credentials.Jwt, out UserClaims? claims, out error))
        {
            throw new CliException($"these are no credentials: {error}");
        }

        return claims;
    }
}
