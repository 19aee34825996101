namespace Gust.Server.Operators;

/// <summary>Where the JWTs of accounts come from (spec: auth.md section 6.3).</summary>
internal interface IAccountSource
{
    /// <summary>The JWT of an account; null when it is not known here. Unchecked.</summary>
    ValueTask<string?> FetchAsync(string account);
}
