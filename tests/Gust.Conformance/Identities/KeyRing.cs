using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Gust.Security.Keys;

namespace Gust.Conformance.Identities;

/// <summary>
/// The keys that scripts name, for example <c>U.alice</c>: the first letter says the kind, and the whole name is the seed,
/// so a name is the same key in every script and every run.
/// </summary>
internal static class KeyRing
{
    private static readonly ConcurrentDictionary<string, NKeyPair> Keys = new(StringComparer.Ordinal);

    private static readonly ConcurrentDictionary<string, CurveKeyPair> CurveKeys = new(StringComparer.Ordinal);

    /// <summary>A key that signs.</summary>
    public static NKeyPair Get(string name) => Keys.GetOrAdd(name, static name => NKeyPair.Create(Kind(name), Seed(name)));

    /// <summary>A key that seals, <c>X.name</c>.</summary>
    public static CurveKeyPair GetCurve(string name) => CurveKeys.GetOrAdd(name, static name => CurveKeyPair.Create(Seed(name)));

    public static string PublicKey(string name) => IsCurve(name) ? GetCurve(name).PublicKey : Get(name).PublicKey;

    public static string SeedText(string name) => IsCurve(name) ? GetCurve(name).EncodeSeed() : Get(name).EncodeSeed();

    private static bool IsCurve(string name) => name.StartsWith("X.", StringComparison.Ordinal);

    private static byte[] Seed(string name) => SHA256.HashData(Encoding.UTF8.GetBytes($"gust conformance {name}"));

    private static NKeyPrefix Kind(string name) => name[..name.IndexOf('.')] switch
    {
        "O" => NKeyPrefix.Operator,
        "A" => NKeyPrefix.Account,
        "U" => NKeyPrefix.User,
        "N" => NKeyPrefix.Server,
        _ => throw new FormatException($"the key {name} is of no known kind: O. A. U. N. X."),
    };
}
