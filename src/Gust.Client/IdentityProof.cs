namespace Gust.Client;

/// <summary>What a client shows in CONNECT to prove its identity. Null: not shown.</summary>
/// <param name="Jwt">The user's token.</param>
/// <param name="NKey">Public key of a user without a token.</param>
/// <param name="Signature">Of the server's nonce.</param>
internal readonly record struct IdentityProof(string? Jwt, string? NKey, string? Signature)
{
    /// <summary>A bearer's token is a secret.</summary>
    public override string ToString() => nameof(IdentityProof);
}
