using System.Diagnostics.CodeAnalysis;
using Gust.Security.Keys;

namespace Gust.Security.Tokens;

/// <summary>A user's credentials as clients keep them: the JWT, then the seed of its key (spec: auth.md section 6.4).</summary>
internal sealed class CredentialsFile
{
    private CredentialsFile(string jwt, string seed)
    {
        Jwt = jwt;
        Seed = seed;
    }

    public string Jwt { get; }

    /// <summary>Secret.</summary>
    public string Seed { get; }

    /// <summary>Reads the first two blocks; what stands outside of blocks is for people.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out CredentialsFile? credentials, [NotNullWhen(false)] out string? error)
    {
        credentials = null;
        List<string> blocks = DashedText.Blocks(text);
        error = blocks switch
        {
            [] => "no block between lines of dashes was found; a credentials file starts with -----BEGIN NATS USER JWT-----",
            [_] => "the file has one block only; the user's nkey seed is missing",
            [var jwt, ..] when jwt.Count(c => c == '.') != 2 => "the first block is not a JWT",
            [_, var seed, ..] when !IsUserSeed(seed) => "the second block is not the nkey seed of a user",
            _ => null,
        };
        if (error is null)
        {
            credentials = new CredentialsFile(blocks[0], blocks[1]);
        }

        return error is null;
    }

    public static string Format(string jwt, NKeyPair user) =>
        $"""
        -----BEGIN NATS USER JWT-----
        {jwt}
        ------END NATS USER JWT------

        ************************* IMPORTANT *************************
        NKEY Seed printed below can be used to sign and prove identity.
        NKEYs are sensitive and should be treated as secrets.

        -----BEGIN USER NKEY SEED-----
        {user.EncodeSeed()}
        ------END USER NKEY SEED------

        *************************************************************

        """.ReplaceLineEndings("\n");

    /// <summary>A seed must not reach a log line.</summary>
    public override string ToString() => nameof(CredentialsFile);

    private static bool IsUserSeed(string text)
    {
        Span<byte> seed = stackalloc byte[NKeySeed.SeedSize];
        bool valid = NKeySeed.TryDecode(text, out NKeyPrefix prefix, seed) && prefix == NKeyPrefix.User;
        seed.Clear();
        return valid;
    }
}
