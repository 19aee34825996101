namespace Gust.Security.Claims;

/// <summary>A <c>nats</c> object.</summary>
internal abstract record ClaimsBody : IClaimsBody
{
    public string Type { get; set; } = "";

    public int Version { get; set; } = IClaimsBody.CurrentVersion;

    public IReadOnlyList<string> Tags { get; set; } = [];
}
