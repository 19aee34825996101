namespace Gust.Server;

/// <summary>The name this process was called by, also through a link: <c>gust</c>, <c>nats-server</c> or <c>nats</c>.</summary>
internal static class ProgramName
{
    private const string CommandLineFile = "/proc/self/cmdline";

    public static string Current { get; } = Find();

    private static string Find()
    {
        // The runtime resolves links, so ask the system how it was called where it tells.
        string path = File.Exists(CommandLineFile) ? File.ReadAllText(CommandLineFile).Split('\0')[0] : "";
        string name = Path.GetFileNameWithoutExtension(path.Length > 0 ? path : Environment.ProcessPath ?? "gust");
        return name is "dotnet" or "" ? "gust" : name;
    }
}
