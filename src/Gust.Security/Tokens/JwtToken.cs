using System.Buffers;
using System.Buffers.Text;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Gust.Security.Claims;
using Gust.Security.Keys;

namespace Gust.Security.Tokens;

/// <summary>Reads JWTs. What comes out was signed by its issuer, and its issuer may sign such a token; whether to trust it is the caller's question.</summary>
internal static class JwtToken
{
    public const int LengthMax = 1024 * 1024;

    private static readonly SearchValues<char> s_letters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <summary>Reads a token that has to be of one kind.</summary>
    public static bool TryDecode<T>(ReadOnlySpan<char> text, [NotNullWhen(true)] out T? claims, [NotNullWhen(false)] out string? error)
        where T : JwtClaims
    {
        claims = null;
        if (!TryDecode(text, out JwtClaims? any, out error))
        {
            return false;
        }

        claims = any as T;
        error = claims is null ? $"the JWT is of type {any.Common.Type}" : null;
        return claims is not null;
    }

    public static bool TryDecode(ReadOnlySpan<char> text, [NotNullWhen(true)] out JwtClaims? claims, [NotNullWhen(false)] out string? error)
    {
        claims = null;
        error = null;
        try
        {
            claims = Decode(text);
            return true;
        }
        catch (Exception e) when (e is JwtException or JsonException or InvalidOperationException)
        {
            // JsonElement throws InvalidOperationException for text that is no Unicode.
            error = e is JwtException ? e.Message : $"the JWT is not valid: {e.Message}";
            return false;
        }
    }

    private static JwtClaims Decode(ReadOnlySpan<char> text)
    {
        if (text.Length > LengthMax)
        {
            throw new JwtException($"the JWT is longer than {LengthMax} characters");
        }

        Span<Range> parts = stackalloc Range[4];
        if (text.ContainsAnyExcept(s_letters) || text.Split(parts, '.') != 3)
        {
            throw new JwtException("expected 3 chunks");
        }

        JwtHeader header = JwtHeader.Read(Bytes(text[parts[0]]));
        byte[] payload = Bytes(text[parts[1]]);
        JwtOutline outline = JwtOutline.Read(payload);
        if (outline.IsLegacy != header.IsLegacy)
        {
            throw new JwtException("the JWT's algorithm does not fit the version of its claims");
        }

        ClaimsKind kind = ClaimsKind.Named(outline.Type);
        if (!kind.MayIssue(outline.Issuer))
        {
            throw new JwtException($"a JWT of type {kind.Type} cannot be issued by such a key");
        }

        // Version 1 signed the payload alone.
        ReadOnlySpan<char> signed = header.IsLegacy ? text[parts[1]] : text[..parts[1].End.GetOffset(text.Length)];
        if (!NKeySignature.Verify(outline.Issuer, Encoding.ASCII.GetBytes(signed.ToString()), Bytes(text[parts[2]])))
        {
            throw new JwtException("claim failed V2 signature verification");
        }

        byte[] current = outline.IsLegacy ? LegacyClaims.Lift(payload, kind) : payload;
        JwtClaims claims = (JwtClaims)JsonSerializer.Deserialize(current, kind.Json)!;
        return kind.MayBeAbout(claims.Subject) ? claims : throw new JwtException($"the subject of the {kind.Type} JWT is not a key of its kind");
    }

    private static byte[] Bytes(ReadOnlySpan<char> part) =>
        Base64Url.IsValid(part) ? Base64Url.DecodeFromChars(part) : throw new JwtException("not a JWT: a part is not base64url");
}
