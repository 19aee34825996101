using System.Text.Json;

namespace Gust.Security.Tokens;

/// <summary>A token's header: which signature stands at its end. There is no algorithm <c>none</c>.</summary>
internal readonly record struct JwtHeader(bool IsLegacy)
{
    public const string Current = """{"typ":"JWT","alg":"ed25519-nkey"}""";

    public static JwtHeader Read(byte[] json)
    {
        using JsonDocument document = JsonDocument.Parse(json, JwtOutline.Strict);
        string type = JwtOutline.Text(document.RootElement, "typ");
        if (!type.Equals("JWT", StringComparison.OrdinalIgnoreCase))
        {
            throw new JwtException("not a JWT by its header");
        }

        return JwtOutline.Text(document.RootElement, "alg").ToLowerInvariant() switch
        {
            "ed25519-nkey" => new JwtHeader(IsLegacy: false),
            "ed25519" => new JwtHeader(IsLegacy: true),
            _ => throw new JwtException("the JWT's algorithm is not ed25519-nkey"),
        };
    }
}
