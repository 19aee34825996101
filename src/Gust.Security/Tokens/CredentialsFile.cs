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
        if (TryOpen(text, out string? jwt, out NKeyPair? key, out error))
        {
            credentials = new CredentialsFile(jwt, key.EncodeSeed());
            key.Dispose();
        }

        return error is null;
    }

    /// <summary>Reads as <see cref="TryParse"/> does, without a copy of the seed: who wipes the text has wiped it.</summary>
    public static bool TryOpen(
        ReadOnlySpan<char> text, [NotNullWhen(true)] out string? jwt, [NotNullWhen(true)] out NKeyPair? key, [NotNullWhen(false)] out string? error)
    {
        jwt = null;
        key = null;
        List<Range> blocks = DashedText.Ranges(text);
        error = blocks switch
        {
            [] => "no block between lines of dashes was found; a credentials file starts with -----BEGIN NATS USER JWT-----",
            [_] => "the file has one block only; the user's nkey seed is missing",
            [var first, ..] when text[first].Count('.') != 2 => "the first block is not a JWT",
            [_, var second, ..] when !IsUserSeed(text[second]) => "the second block is not the nkey seed of a user",
            _ => null,
        };
        if (error is null)
        {
            jwt = text[blocks[0]].ToString();
            key = NKeyPair.FromSeed(text[blocks[1]]);
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

    private static bool IsUserSeed(ReadOnlySpan<char> text)
    {
        Span<byte> seed = stackalloc byte[NKeySeed.SeedSize];
        bool valid = NKeySeed.TryDecode(text, out NKeyPrefix prefix, seed) && prefix == NKeyPrefix.User;
        seed.Clear();
        return valid;
    }
}
