namespace Gust.Security.Claims;

/// <summary>What the <c>nats</c> object of every token has.</summary>
internal interface IClaimsBody
{
    /// <summary>The version that is written. Tokens of version 1 are lifted to it as they are read.</summary>
    const int CurrentVersion = 2;

    /// <summary>Which kind of token it is, see <see cref="ClaimsKind"/>.</summary>
    string Type { get; set; }

    int Version { get; set; }

    /// <summary>In lower case and often <c>name:value</c>; templates of scoped signing keys refer to them.</summary>
    IReadOnlyList<string> Tags { get; set; }
}
