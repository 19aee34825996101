using System.Runtime.InteropServices;
using System.Text;

namespace Gust.Security.Access;

/// <summary>Checks bcrypt hashes by the system's libcrypt (docs/adr/0001-dependencies.md).</summary>
/// <remarks>crypt(3) returns a buffer of its own, so calls are made one at a time.</remarks>
internal static partial class Bcrypt
{
    private static readonly Lock s_lock = new();

    static Bcrypt()
    {
        NativeLibraries.UseResolver();
        IsAvailable = Probe();
    }

    /// <summary>False where the system has no libcrypt that knows bcrypt.</summary>
    public static bool IsAvailable { get; }

    /// <summary>A configured secret of the form <c>$2a$11$...</c> (also 2b, 2x, 2y) is a hash, anything else is plain text.</summary>
    public static bool IsHash(string secret) =>
        secret is ['$', '2', 'a' or 'b' or 'x' or 'y', '$', >= '0' and <= '9', >= '0' and <= '9', '$', ..];

    public static bool Verify(string secret, string hash)
    {
        lock (s_lock)
        {
            string? computed = Marshal.PtrToStringUTF8(Crypt(secret, hash));
            return computed is not null
                && System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(computed), Encoding.ASCII.GetBytes(hash));
        }
    }

    private static bool Probe()
    {
        const string EmptyPasswordHash = "$2a$04$zVHmKQtGGQob.b/Nc7l9NO8UlrYcW05FiuCj/SxsFO/ZtiN9.mNzy";
        try
        {
            return Verify("", EmptyPasswordHash);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return false;
        }
    }

    [LibraryImport(NativeLibraries.Crypt, EntryPoint = "crypt", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Crypt(string secret, string salt);
}
