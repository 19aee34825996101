using System.Text;
using Gust.Configuration;
using Gust.Core;
using Gust.Security.Access;
using Gust.Security.Definitions;
using Gust.Server.Operators;
using Gust.Server.Security;

namespace Gust.Cli.ConfigCheck;

/// <summary>A configuration on one page: who gets in, who may do what, what accounts share, and what to be careful about.</summary>
internal sealed class ConfigReport
{
    private readonly GustServerOptions _options;
    private readonly AccessPolicy _policy;
    private readonly StringBuilder _text = new();

    private ConfigReport(GustServerOptions options)
    {
        _options = options;
        _policy = AccessMapping.Policy(options);
    }

    public static string Of(string file, ConfigurationResult result)
    {
        var report = new ConfigReport(result.Options);
        report._text.Append($"{file} is valid ({result.Digest})\n");
        report.Doors();
        report.Users();
        report.Accounts();
        report.Streams();
        report.Warnings(result);
        return report._text.ToString();
    }

    private void Doors()
    {
        Title("Who gets in");
        Line($"clients at {_options.Host}:{_options.Port}, {TlsText(_options.Tls, _options.AllowNonTls)}");
        if (_options.WebSocket is { } webSocket)
        {
            Line($"WebSocket clients at {webSocket.Host}:{webSocket.Port}, {TlsText(webSocket.Tls, allowNonTls: false)}{OwnRules(webSocket)}");
        }

        if (_options.Monitoring.IsOn)
        {
            Line(MonitoringText.Line(_options));
        }

        Line(WithoutCredentials());
        if (_policy.Token is not null)
        {
            Line($"who shows the token, to account {Account.GlobalName}");
        }

        if (_options.Authorization.AuthCallout is { } callout)
        {
            Line($"whom the auth callout service lets in (account {callout.Account}, users {string.Join(", ", callout.AuthUsers)})");
        }

        if (_policy.Proxies.IsRequired)
        {
            Line("only who comes by a trusted proxy");
        }
    }

    private static string OwnRules(WebSocketOptions socket)
    {
        ListenerAuthorizationOptions? own = socket.Authorization;
        string only = !string.IsNullOrEmpty(own?.User) ? $"; here only user {own.User}" : !string.IsNullOrEmpty(own?.Token) ? "; here only who shows its token" : "";
        return only.Length == 0 && socket.NoAuthUser is { } guest ? $"; here without credentials as user {guest}" : only;
    }

    private string WithoutCredentials()
    {
        if (OperatorMode.IsAskedFor(_options))
        {
            return _options.DefaultSentinel is null ? "without credentials: nobody" : "without credentials: the user of default_sentinel";
        }

        return _policy switch
        {
            { NoAuthUser: { } guest } => $"without credentials: everybody, as user {guest}",
            { IsRestrictive: true } => "without credentials: nobody",
            _ => $"without credentials: everybody, who may do everything in account {Account.GlobalName}",
        };
    }

    private static string TlsText(TlsOptions? tls, bool allowNonTls)
    {
        if (tls is null)
        {
            return "not encrypted";
        }

        string certificates = tls.VerifyAndMap ? "; clients show certificates, which say which user they are" : tls.Verify ? "; clients show certificates" : "";
        return $"{(tls.MinVersion == TlsVersion.Tls13 ? "TLS 1.3" : "TLS 1.2 or newer")}{(allowNonTls ? " or not encrypted" : "")}{certificates}";
    }

    private void Users()
    {
        if (_policy.Users.Count == 0)
        {
            return;
        }

        Title("Users");
        foreach (UserDefinition user in _policy.Users)
        {
            Line($"user {user.Name} (account {user.Account}), {Proof(user)}");
            foreach (string line in PermissionText.Lines(user.Permissions))
            {
                Line("    " + line);
            }

            if (user.AllowedTypes != Gust.Security.Definitions.ConnectionKinds.All || user.ProxyRequired)
            {
                Line($"    by {PermissionText.Types(user.AllowedTypes)}{(user.ProxyRequired ? ", through a trusted proxy" : "")}");
            }
        }
    }

    private string Proof(UserDefinition user)
    {
        string proof = user.IsNKey ? "by its key"
            : user.Secret is null ? "without a password"
            : user.Secret.IsSlow ? "with a password (hashed)" : "with a password (plain text)";
        return _policy.MapsCertificates && !user.IsNKey ? user.Secret is null ? "by its certificate" : "by its certificate, " + proof : proof;
    }

    private void Accounts()
    {
        OperatorReport.Write(_options, Title, Line);
        if (_options.Accounts.Count == 0)
        {
            return;
        }

        Title("Accounts");
        foreach (AccountDefinition account in AccountsMapping.Accounts(_options).Where(account => account.Name != Account.GlobalName))
        {
            Line($"account {account.Name}{(account.Name == AccountsMapping.SystemAccount(_options) ? " (the system account)" : "")}");
            foreach (string line in SharingText.Lines(account))
            {
                Line("    " + line);
            }
        }
    }

    private void Streams()
    {
        if (_options.EnabledJetStream is not { } streams)
        {
            return;
        }

        Title("Streams");
        foreach (string line in StreamText.Lines(streams))
        {
            Line(line);
        }

        string[] accounts = OperatorMode.IsAskedFor(_options)
            ? ["those whose JWT says so"]
            : [.. AccountsMapping.Accounts(_options).Where(account => account.JetStream is not null).Select(account => account.Name)];
        Line($"accounts with streams: {(accounts.Length == 0 ? "none" : string.Join(", ", accounts))}");
    }

    private void Warnings(ConfigurationResult result)
    {
        string[] warnings = [.. result.Warnings.Select(warning => warning.ToString()), .. ConfigWarnings.Of(_options)];
        if (warnings.Length == 0)
        {
            return;
        }

        Title("Be careful");
        foreach (string warning in warnings)
        {
            Line(warning);
        }
    }

    private void Title(string text) => _text.Append($"\n{text}\n");

    private void Line(string text) => _text.Append($"  {text}\n");
}
