using System.Globalization;
using System.Runtime.InteropServices;
using Gust.Configuration.CommandLine;
using Gust.Server;

namespace Gust.Cli.Server;

/// <summary><c>--signal name[=pid]</c>: sends a signal to a running server.</summary>
internal static partial class SignalSender
{
    public static int Send(SignalCommand command)
    {
        if (OperatingSystem.IsWindows())
        {
            return Fail("signals are not supported on Windows; stop the service or the process instead");
        }

        if (!TryFindTargets(command.Target, out List<int> targets, out string? error))
        {
            return Fail(error!);
        }

        foreach (int pid in targets)
        {
            if (Kill(pid, NumberOf(command.Name)) != 0)
            {
                return Fail($"cannot send signal \"{command.Name}\" to process {pid}: {Marshal.GetLastPInvokeErrorMessage()}");
            }
        }

        return 0;
    }

    private static int NumberOf(string name) => name switch
    {
        "ldm" => SignalNumbers.User2,
        "reopen" => SignalNumbers.User1,
        "reload" => SignalNumbers.Hangup,
        "stop" => SignalNumbers.Kill,
        "quit" => SignalNumbers.Interrupt,
        _ => SignalNumbers.Terminate,
    };

    /// <summary>A number, a pid file, or a pattern of pids; without any of them, the one server that runs.</summary>
    private static bool TryFindTargets(string? target, out List<int> pids, out string? error)
    {
        pids = [];
        error = null;
        if (target is null or "*")
        {
            pids = RunningServers.Find();
            error = pids.Count == 0 ? "no server process is running"
                : pids.Count > 1 && target is null ? $"several server processes are running, name one: {string.Join(", ", pids)}"
                : null;
            return error is null;
        }

        string text = File.Exists(target) ? File.ReadAllText(target).Trim() : target;
        if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int pid))
        {
            error = $"\"{target}\" is neither a process id nor a pid file";
            return false;
        }

        pids.Add(pid);
        return true;
    }

    private static int Fail(string error)
    {
        Console.Error.WriteLine($"{ProgramName.Current}: {error}");
        return 1;
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int pid, int signal);
}
