namespace Gust.Cli.Files;

/// <summary>Where a user's configuration is kept.</summary>
internal static class ConfigurationHome
{
    public static string Of(CliHost host)
    {
        string? xdg = host.Environment("XDG_CONFIG_HOME");
        if (!string.IsNullOrEmpty(xdg))
        {
            return xdg;
        }

        string? home = host.Environment("HOME") ?? host.Environment("USERPROFILE");
        return Path.Combine(string.IsNullOrEmpty(home) ? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) : home, ".config");
    }
}
