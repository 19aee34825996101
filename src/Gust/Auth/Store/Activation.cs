using Gust.Security.Checks;
using Gust.Security.Claims;
using Gust.Security.Tokens;

namespace Gust.Cli.Auth.Store;

/// <summary>An activation as it is handed from the exporting account to the importing one: a text, in a file or by itself.</summary>
internal sealed record Activation(string Jwt, ActivationClaims Claims)
{
    /// <summary>The exporting account; a signing key that signed names it.</summary>
    public string Exporter => Claims.Activation.IssuerAccount.Length > 0 ? Claims.Activation.IssuerAccount : Claims.Issuer;

    public static Activation Read(string fileOrToken, DateTimeOffset now)
    {
        bool isFile = File.Exists(fileOrToken);
        string what = isFile ? fileOrToken : "the token";
        string jwt = DashedText.First(isFile ? File.ReadAllText(fileOrToken) : fileOrToken);
        if (!isFile && jwt.Count(c => c == '.') != 2)
        {
            throw new CliException($"--token: there is no file {fileOrToken}, and it is not a token itself");
        }

        if (!JwtToken.TryDecode(jwt, out ActivationClaims? claims, out string? error))
        {
            throw new CliException($"--token: {what} is not an activation: {error}");
        }

        return ClaimsCheck.Validate(claims, now) is [var issue, ..]
            ? throw new CliException($"--token: {what} does not count: {issue}")
            : new Activation(jwt, claims);
    }

    public static string Text(string jwt) =>
        $"""
        -----BEGIN NATS ACTIVATION JWT-----
        {jwt}
        ------END NATS ACTIVATION JWT------

        """.ReplaceLineEndings("\n");
}
