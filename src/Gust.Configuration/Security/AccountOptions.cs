using Gust.Configuration.Syntax;

namespace Gust;

/// <summary>One tenant: its users see each other's messages and nobody else's, but for exports and imports (<c>accounts</c>).</summary>
public sealed class AccountOptions
{
    public string Name { get; set; } = "";

    /// <summary>Public account key; null: the account is known by its name only.</summary>
    public string? NKey { get; set; }

    public List<UserOptions> Users { get; set; } = [];

    /// <summary>For users without permissions of their own.</summary>
    public PermissionsOptions? DefaultPermissions { get; set; }

    /// <summary>What other accounts may import.</summary>
    public List<ExportOptions> Exports { get; set; } = [];

    /// <summary>What comes from other accounts.</summary>
    public List<ImportOptions> Imports { get; set; } = [];

    /// <summary>Subject mappings, in order of precedence.</summary>
    public List<SubjectMappingOptions> Mappings { get; set; } = [];

    public AccountLimitsOptions Limits { get; set; } = new();

    /// <summary>Streams of its own; null: none.</summary>
    public AccountJetStreamOptions? JetStream { get; set; }

    /// <summary>Where traces of messages with a <c>traceparent</c> header go; null: nowhere.</summary>
    public MessageTraceOptions? MessageTrace { get; set; }

    internal ConfigPosition? Position { get; set; }
}
