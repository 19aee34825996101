using System.Diagnostics;

namespace Gust.Cli.Server;

/// <summary>Server processes on this machine, other than this one.</summary>
internal static class RunningServers
{
    public static List<int> Find()
    {
        List<int> pids = [];
        foreach (string name in new[] { ProgramVersion.ReferenceName, "gust" })
        {
            foreach (Process process in Process.GetProcessesByName(name))
            {
                using (process)
                {
                    if (process.Id != Environment.ProcessId && (name != "gust" || IsServer(CommandLine(process.Id))))
                    {
                        pids.Add(process.Id);
                    }
                }
            }
        }

        return pids;
    }

    /// <summary>Whether arguments ended by NULs are those of <c>gust server</c>: a signal must not end somebody's <c>gust sub</c>.</summary>
    public static bool IsServer(string? commandLine) => commandLine is null || commandLine.Split('\0') is [_, "server", ..];

    /// <summary>Null where the system does not tell.</summary>
    private static string? CommandLine(int pid)
    {
        try
        {
            return OperatingSystem.IsLinux() ? File.ReadAllText($"/proc/{pid}/cmdline") : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return ""; // it has ended meanwhile
        }
    }
}
