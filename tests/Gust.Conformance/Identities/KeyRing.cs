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

    public static NKeyPair Get(string name) => Keys.GetOrAdd(name, Derive);

    private static NKeyPair Derive(string name)
    {
        var seed = SHA256.HashData(Encoding.UTF8.GetBytes($"gust conformance {name}"));
        return NKeyPair.Create(Kind(name), seed);
    }

    private static NKeyPrefix Kind(string name) => name[..name.IndexOf('.')] switch
    {
        "O" => NKeyPrefix.Operator,
        "A" => NKeyPrefix.Account,
        "U" => NKeyPrefix.User,
        "N" => NKeyPrefix.Server,
        "X" => NKeyPrefix.Curve,
        _ => throw new FormatException($"the key {name} is of no known kind: O. A. U. N. X."),
    };
}
