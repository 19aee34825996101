using System.Reflection;
using System.Runtime.InteropServices;

namespace Gust.Security;

/// <summary>Where the system libraries of this room are found: the name in the code, then the files that may hold it, the newest first.</summary>
/// <remarks>An assembly can have only one resolver, so that the users of native code share it.</remarks>
internal static class NativeLibraries
{
    public const string Crypt = "libcrypt";
    public const string OpenSsl = "libcrypto";

    private static readonly string[] s_crypt = ["libcrypt.so.1", "libcrypt.so.2", "libcrypt"];

    static NativeLibraries() => NativeLibrary.SetDllImportResolver(typeof(NativeLibraries).Assembly, Resolve);

    /// <summary>To be called before the first call into a library, so in a static constructor's body: field initializers run before it.</summary>
    public static void UseResolver()
    {
        // The static constructor does it.
    }

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        foreach (string candidate in Candidates(name))
        {
            if (NativeLibrary.TryLoad(candidate, out nint handle))
            {
                return handle;
            }
        }

        return 0;
    }

    private static string[] Candidates(string name) => name switch
    {
        Crypt => s_crypt,
        // macOS ends a process that loads a libcrypto without a version in its name.
        OpenSsl when OperatingSystem.IsMacOS() => ["libcrypto.3.dylib", "libcrypto.1.1.dylib"],
        OpenSsl when OperatingSystem.IsWindows() => ["libcrypto-3-x64", "libcrypto-3-arm64", "libcrypto-3"],
        OpenSsl => ["libcrypto.so.3", "libcrypto.so.1.1", "libcrypto.so"],
        _ => [],
    };
}
