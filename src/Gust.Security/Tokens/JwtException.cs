namespace Gust.Security.Tokens;

/// <summary>Why a text is no token that counts. Never leaves <see cref="JwtToken"/>, which answers with its message.</summary>
internal sealed class JwtException(string message) : Exception(message);
