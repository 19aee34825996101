namespace Gust.Cli.Admin.Documents;

/// <summary>What a server knows of an account.</summary>
internal sealed class AccountDetail
{
    public string AccountName { get; set; } = "";

    public DateTimeOffset? UpdateTime { get; set; }

    public bool IsSystem { get; set; }

    public bool Expired { get; set; }

    public bool Complete { get; set; }

    public bool JetstreamEnabled { get; set; }

    public int LeafnodeConnections { get; set; }

    public int ClientConnections { get; set; }

    public long Subscriptions { get; set; }

    public Dictionary<string, MappedSubject[]>? Mappings { get; set; }

    public SharedExport[]? Exports { get; set; }

    public SharedImport[]? Imports { get; set; }

    public string IssuerKey { get; set; } = "";

    public string NameTag { get; set; } = "";

    public string[]? Tags { get; set; }

    public Dictionary<string, DateTimeOffset>? RevokedUser { get; set; }
}
