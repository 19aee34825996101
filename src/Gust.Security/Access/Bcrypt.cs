using System.Runtime.InteropServices;
using System.Text;
using Gust.Foundation;

namespace Gust.Security.Access;

/// <summary>Checks and makes bcrypt hashes by the system's libcrypt (docs/adr/0001-dependencies.md).</summary>
/// <remarks>crypt(3) returns a buffer of its own, so calls are made one at a time.</remarks>
internal static partial class Bcrypt
{
    public const int CostMin = 4;
    public const int CostMax = 31;

    /// <summary>What is longer would be cut off silently.</summary>
    public const int SecretBytesMax = 72;

    private const int SaltSize = 16;
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

    /// <summary>The hash of a secret, with a salt of its own: <c>$2a$COST$...</c>.</summary>
    /// <exception cref="ArgumentException">The secret is longer than bcrypt reads, or the cost is out of bounds.</exception>
    public static string Hash(string secret, int cost, IRandom random)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cost, CostMin);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cost, CostMax);
        if (Encoding.UTF8.GetByteCount(secret) > SecretBytesMax || secret.Contains('\0'))
        {
            throw new ArgumentException($"bcrypt reads {SecretBytesMax} bytes at most, none of them 0", nameof(secret));
        }

        Span<byte> salt = stackalloc byte[SaltSize];
        random.Fill(salt);
        lock (s_lock)
        {
            string? hash = Marshal.PtrToStringUTF8(Crypt(secret, $"$2a${cost:00}${SaltText(salt)}"));
            return hash is not null && IsHash(hash) ? hash : throw new InvalidOperationException("libcrypt made no bcrypt hash");
        }
    }

    /// <summary>Six bits to a letter of bcrypt's own alphabet; the last letter has two of them.</summary>
    private static string SaltText(ReadOnlySpan<byte> salt)
    {
        const string Letters = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
        StringBuilder text = new(capacity: 22);
        int bits = 0;
        int buffer = 0;
        foreach (byte b in salt)
        {
            buffer = (buffer << 8) | b;
            for (bits += 8; bits >= 6; bits -= 6)
            {
                text.Append(Letters[(buffer >> (bits - 6)) & 63]);
            }

            buffer &= (1 << bits) - 1;
        }

        return text.Append(Letters[(buffer << (6 - bits)) & 63]).ToString();
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
