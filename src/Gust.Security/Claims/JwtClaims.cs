using System.Text.Json.Serialization;

namespace Gust.Security.Claims;

/// <summary>What every JWT says: who signed it, about whom, and for how long.</summary>
/// <remarks>
/// The model of this folder is the JSON (spec: auth.md section 6.1). Setters are for the decoder and for who makes a token:
/// claims that were decoded are shared, and nobody changes them.
/// </remarks>
internal abstract record JwtClaims
{
    [JsonPropertyName("aud")]
    public string Audience { get; set; } = "";

    /// <summary>The last second, since 1970, in which the token is valid; 0 for no end.</summary>
    [JsonPropertyName("exp")]
    public long ExpiresAt { get; set; }

    /// <summary>A digest of the other standard claims, to tell tokens apart; nobody checks it.</summary>
    [JsonPropertyName("jti")]
    public string Id { get; set; } = "";

    [JsonPropertyName("iat")]
    public long IssuedAt { get; set; }

    /// <summary>The public key that signed.</summary>
    [JsonPropertyName("iss")]
    public string Issuer { get; set; } = "";

    public string Name { get; set; } = "";

    /// <summary>The first second, since 1970, in which the token is valid; 0 for no such time.</summary>
    [JsonPropertyName("nbf")]
    public long NotBefore { get; set; }

    /// <summary>The public key that the claims are about.</summary>
    [JsonPropertyName("sub")]
    public string Subject { get; set; } = "";

    /// <summary>What all <c>nats</c> objects share.</summary>
    [JsonIgnore]
    public abstract IClaimsBody Common { get; }
}
