namespace Gust.Cli.ConfigCheck;

/// <summary>The monitoring port in words.</summary>
internal static class MonitoringText
{
    /// <summary>Where it listens, who may look, and whether there is a console.</summary>
    public static string Line(GustServerOptions options)
    {
        MonitoringOptions monitoring = options.Monitoring;
        bool isSecure = monitoring.HttpsPort != 0;
        string place = $"{monitoring.Host ?? options.Host}:{(isSecure ? monitoring.HttpsPort : monitoring.HttpPort)}{monitoring.BasePath}";
        return $"monitoring at {place}, {(isSecure ? "HTTPS" : "not encrypted")}: {Visitors(monitoring.Authorization)}{Console(monitoring.Console)}";
    }

    /// <summary>Everybody on the network may look.</summary>
    public static bool IsOpen(GustServerOptions options) =>
        options.Monitoring is { IsOn: true, Authorization: null } monitoring && !ConfigWarnings.IsLoopback(monitoring.Host ?? options.Host);

    private static string Visitors(MonitoringAuthorizationOptions? wanted)
    {
        if (wanted is null)
        {
            return "everybody may look";
        }

        List<string> proofs = [];
        if (wanted.Token is not null)
        {
            proofs.Add("who shows its token");
        }

        if (wanted.User is { } user)
        {
            proofs.Add($"user {user}");
        }

        if (wanted.Account is { } account)
        {
            proofs.Add($"users of account {account}");
        }

        return string.Join(", ", proofs) + " may look";
    }

    private static string Console(ConsoleOptions console) => console switch
    {
        { Enabled: false } => "",
        { Changes: true } => "; with a console that may publish and change",
        _ => "; with a console that only reads",
    };
}
