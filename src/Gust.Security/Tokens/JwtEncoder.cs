using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Gust.Security.Claims;
using Gust.Security.Keys;

namespace Gust.Security.Tokens;

/// <summary>Writes and signs JWTs.</summary>
internal static class JwtEncoder
{
    /// <summary>Signs the claims, with type, issuer, time and id filled in.</summary>
    /// <exception cref="ArgumentException">Such a key does not sign such claims, or their subject is of a wrong kind.</exception>
    public static string Encode(JwtClaims claims, NKeyPair issuer, DateTimeOffset issuedAt)
    {
        ClaimsKind kind = ClaimsKind.Of(claims);
        if (!kind.MayIssue(issuer.PublicKey))
        {
            throw new ArgumentException($"A JWT of type {kind.Type} cannot be issued by a key {issuer.PublicKey[..1]}....", nameof(issuer));
        }

        if (!kind.MayBeAbout(claims.Subject))
        {
            throw new ArgumentException($"The subject of a JWT of type {kind.Type} cannot be '{claims.Subject}'.", nameof(claims));
        }

        if (kind.Claims != typeof(GenericClaims) || claims.Common.Type.Length == 0)
        {
            claims.Common.Type = kind.Type;
        }

        JwtClaims signed = claims with { Issuer = issuer.PublicKey, IssuedAt = issuedAt.ToUnixTimeSeconds(), Id = "" };
        signed.Id = IdOf(signed);
        string content = $"{Part(Encoding.UTF8.GetBytes(JwtHeader.Current))}.{Part(JsonSerializer.SerializeToUtf8Bytes(signed, kind.Json))}";
        return $"{content}.{issuer.SignToText(Encoding.ASCII.GetBytes(content))}";
    }

    private static string Part(byte[] json) => Base64Url.EncodeToString(json);

    /// <summary>SHA-512/256 of the standard claims.</summary>
    private static string IdOf(JwtClaims claims)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter writer = new(stream))
        {
            writer.WriteStartObject();
            Text(writer, "aud", claims.Audience);
            Number(writer, "exp", claims.ExpiresAt);
            Number(writer, "iat", claims.IssuedAt);
            Text(writer, "iss", claims.Issuer);
            Text(writer, "name", claims.Name);
            Number(writer, "nbf", claims.NotBefore);
            Text(writer, "sub", claims.Subject);
            writer.WriteEndObject();
        }

        return Base32.Encode(OpenSslCrypto.Sha512With256Bits(stream.ToArray()));
    }

    private static void Text(Utf8JsonWriter writer, string name, string value)
    {
        if (value.Length > 0)
        {
            writer.WriteString(name, value);
        }
    }

    private static void Number(Utf8JsonWriter writer, string name, long value)
    {
        if (value != 0)
        {
            writer.WriteNumber(name, value);
        }
    }
}
