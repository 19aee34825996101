using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace Gust.Transport;

/// <summary>Keeps a few file descriptors back from clients, so that the process can still open its files and load its code.</summary>
/// <remarks>The system gives out the lowest free number: a high one means that all below it are taken.</remarks>
internal static partial class DescriptorLimit
{
    /// <summary>Descriptors that clients do not get.</summary>
    public const int Reserve = 32;

    private static readonly long s_numberMax = Math.Max(Limit() - Reserve, Limit() / 2);

    /// <summary>Descriptors that the process may have.</summary>
    public static long Max { get; } = Limit();

    /// <summary>True when <paramref name="socket"/> was given one of the last descriptors of the process.</summary>
    public static bool IsReached(Socket socket) => socket.Handle >= s_numberMax;

    private static long Limit()
    {
        int descriptors = OperatingSystem.IsLinux() ? 7 : 8; // RLIMIT_NOFILE, there and on macOS
        return !OperatingSystem.IsWindows() && GetLimit(descriptors, out ResourceLimit limit) == 0 && limit.Soft is > 0 and < int.MaxValue
            ? (long)limit.Soft
            : long.MaxValue;
    }

    [LibraryImport("libc", EntryPoint = "getrlimit")]
    private static partial int GetLimit(int resource, out ResourceLimit limit);

    [StructLayout(LayoutKind.Sequential)]
    private struct ResourceLimit
    {
        public nuint Soft;
        public nuint Hard;
    }
}
