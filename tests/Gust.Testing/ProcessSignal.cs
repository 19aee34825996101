using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Gust.Testing;

/// <summary>Signals to a process by its id.</summary>
internal static partial class ProcessSignal
{
    public const int Hangup = 1;
    public const int Interrupt = 2;
    public const int Kill = 9;
    public const int Usr1 = 10;
    public const int Usr2 = 12;
    public const int Terminate = 15;

    public static int Parse(string name) => name switch
    {
        "HUP" => Hangup,
        "INT" => Interrupt,
        "USR1" => Usr1,
        "USR2" => Usr2,
        "TERM" => Terminate,
        _ => throw new ArgumentException($"unknown signal {name}", nameof(name)),
    };

    public static void Send(Process process, int signal)
    {
        if (!process.HasExited && SendSignal(process.Id, signal) != 0)
        {
            throw new InvalidOperationException($"kill({process.Id}, {signal}) failed: errno {Marshal.GetLastPInvokeError()}");
        }
    }

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int SendSignal(int pid, int signal);
}
