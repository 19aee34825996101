namespace Gust.Security;

/// <summary>What a peer shows to be let in. Empty strings where it shows nothing.</summary>
internal readonly record struct Credentials(string User, string Password, string Token);
