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
                    if (process.Id != Environment.ProcessId)
                    {
                        pids.Add(process.Id);
                    }
                }
            }
        }

        return pids;
    }
}
