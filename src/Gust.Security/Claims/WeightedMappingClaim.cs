namespace Gust.Security.Claims;

/// <summary>Where a part of an account's messages goes instead.</summary>
internal sealed record WeightedMappingClaim
{
    public string Subject { get; set; } = "";

    /// <summary>Per cent; 0 is written for 100.</summary>
    public byte Weight { get; set; }

    public string Cluster { get; set; } = "";
}
