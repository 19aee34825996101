using Gust.Cli.Auth.Nkeys;
using Gust.Cli.Files;
using Gust.Foundation;
using Gust.Security.Checks;
using Gust.Security.Claims;
using Gust.Security.Keys;
using Gust.Security.Tokens;

namespace Gust.Cli.Auth.Store;

/// <summary>Reads and writes what a store is made of.</summary>
internal static class StoreFiles
{
    public const string KeyExtension = ".nk";

    /// <summary>Names of the directories that hold a file, in order.</summary>
    public static IReadOnlyList<string> Directories(string parent, string file) => !Directory.Exists(parent)
        ? []
        : [.. Directory.GetDirectories(parent).Where(one => File.Exists(Path.Combine(one, file))).Select(one => Path.GetFileName(one)).Order(StringComparer.Ordinal)];

    /// <summary>Makes a key in a file of its public key's name.</summary>
    public static string CreateKeyIn(string directory, NKeyPrefix prefix)
    {
        using NKeyPair key = NKeyPair.Create(prefix, SystemRandom.Instance);
        PrivateFile.Create(Path.Combine(directory, key.PublicKey + KeyExtension), key.EncodeSeed() + "\n");
        return key.PublicKey;
    }

    public static string CreateKey(string file, NKeyPrefix prefix)
    {
        using NKeyPair key = NKeyPair.Create(prefix, SystemRandom.Instance);
        PrivateFile.Create(file, key.EncodeSeed() + "\n");
        return key.PublicKey;
    }

    public static T ReadClaims<T>(string file, out string jwt)
        where T : JwtClaims
    {
        jwt = DashedText.First(File.ReadAllText(file));
        return JwtToken.TryDecode(jwt, out T? claims, out string? error) ? claims : throw new CliException($"{file}: {error}");
    }

    /// <summary>Signs claims that a server would take.</summary>
    public static string Sign(JwtClaims claims, string keyFile, DateTimeOffset now)
    {
        if (ClaimsCheck.Validate(claims, now) is [var issue, ..])
        {
            throw new CliException($"{claims.Name}: {issue}");
        }

        using NKeyPair key = KeyFile.SigningKey(keyFile);
        return JwtEncoder.Encode(claims, key, now);
    }

    public static void WriteJwt(string file, string jwt) => PrivateFile.Replace(file, jwt + "\n");
}
