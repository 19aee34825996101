using System.Buffers.Text;
using System.Text.Json;

namespace Gust.Monitoring.Values;

/// <summary>What a token says, as it stands there: nothing is filled in, nothing left out.</summary>
internal static class TokenClaims
{
    /// <param name="token">That has been read and checked before.</param>
    public static JsonElement Of(string token) => JsonElement.Parse(Base64Url.DecodeFromChars(token.Split('.')[1]));
}
