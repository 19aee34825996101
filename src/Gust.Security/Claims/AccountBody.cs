namespace Gust.Security.Claims;

internal sealed record AccountBody : ClaimsBody
{
    public IReadOnlyList<ImportClaim> Imports { get; set; } = [];

    public IReadOnlyList<ExportClaim> Exports { get; set; } = [];

    public AccountLimitsClaim Limits { get; set; } = new();

    public IReadOnlyList<SigningKeyClaim> SigningKeys { get; set; } = [];

    /// <summary>By user key, or <c>*</c> for all: users whose tokens were issued in this second or before are out.</summary>
    public IReadOnlyDictionary<string, long> Revocations { get; set; } = EmptyMap<long>.Value;

    public PermissionsClaim DefaultPermissions { get; set; } = new();

    public IReadOnlyDictionary<string, IReadOnlyList<WeightedMappingClaim>> Mappings { get; set; } = EmptyMap<IReadOnlyList<WeightedMappingClaim>>.Value;

    public ExternalAuthorizationClaim Authorization { get; set; } = new();

    public TraceClaim? Trace { get; set; }

    /// <summary>Whose connections between servers carry the account's replication: empty or <c>system</c>, or <c>owner</c>.</summary>
    public string ClusterTraffic { get; set; } = "";

    public string Description { get; set; } = "";

    public string InfoUrl { get; set; } = "";
}
