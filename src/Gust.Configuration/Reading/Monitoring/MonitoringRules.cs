namespace Gust.Configuration.Reading.Monitoring;

/// <summary>What must hold of the monitoring port before a server starts.</summary>
internal static class MonitoringRules
{
    public static IEnumerable<OptionProblem> Check(GustServerOptions options)
    {
        MonitoringOptions monitoring = options.Monitoring;
        return Ports(monitoring, hasTls: options.Tls is not null)
            .Concat(Authorization(monitoring.Authorization, options.Accounts))
            .Concat(Console(monitoring))
            .Select(error => new OptionProblem(monitoring.Position, error));
    }

    private static IEnumerable<string> Ports(MonitoringOptions monitoring, bool hasTls)
    {
        (bool Holds, string Error)[] rules =
        [
            (IsOutOfRange(monitoring.HttpPort), $"http_port {monitoring.HttpPort} is out of the range"),
            (IsOutOfRange(monitoring.HttpsPort), $"https_port {monitoring.HttpsPort} is out of the range"),
            (monitoring.HttpPort != 0 && monitoring.HttpsPort != 0,
                $"can't specify both HTTP ({monitoring.HttpPort}) and HTTPs ({monitoring.HttpsPort}) ports"),
            (monitoring.HttpsPort != 0 && !hasTls, "https_port: TLS cert and key required for HTTPS; add a tls block"),
        ];
        return rules.Where(rule => rule.Holds).Select(rule => rule.Error);
    }

    private static IEnumerable<string> Authorization(MonitoringAuthorizationOptions? authorization, List<AccountOptions> accounts)
    {
        if (authorization is null)
        {
            return [];
        }

        (bool Holds, string Error)[] rules =
        [
            (authorization.User is null != authorization.Password is null, "monitoring authorization: user and password belong together"),
            (authorization is { User: null, Token: null, Account: null },
                "monitoring authorization is empty: give a token, a user with a password, or an account whose users may look"),
            (authorization.Account is { } name && !accounts.Exists(account => account.Name == name && account.Users.Count > 0),
                $"monitoring authorization: no account \"{authorization.Account}\" with users is configured"),
        ];
        return rules.Where(rule => rule.Holds).Select(rule => rule.Error);
    }

    private static IEnumerable<string> Console(MonitoringOptions monitoring)
    {
        if (monitoring.Console.Enabled && !monitoring.IsOn)
        {
            yield return "monitoring console: needs a port; set http or https";
        }

        if (monitoring.Console.Enabled && monitoring.Authorization is null)
        {
            yield return "monitoring console: shows messages, so it needs monitoring { authorization }";
        }
    }

    private static bool IsOutOfRange(int port) => port is < -1 or > ListenAddress.PortMax;
}
