namespace Gust.Configuration.Reading;

/// <summary>Says what is wrong with a JWT, or null. Signatures and claims are the business of the room Security.</summary>
internal delegate string? TokenCheck(TokenKind kind, string token);
