using Gust.Subjects;

namespace Gust.Security.Definitions;

/// <summary>An account as configured or claimed: what it shares, uses and may hold. Immutable; a reload brings another.</summary>
internal sealed record AccountDefinition
{
    /// <summary>Configured name, or public account key in operator mode. Its identity.</summary>
    public required string Name { get; init; }

    /// <summary>Name shown to people; the same as <see cref="Name"/> without JWT.</summary>
    public string DisplayName { get; init; } = "";

    public AccountLimits Limits { get; init; } = AccountLimits.None;

    /// <summary>Null: the account has no streams.</summary>
    public JetStreamLimits? JetStream { get; init; }

    public IReadOnlyList<ExportDefinition> Exports { get; init; } = [];

    public IReadOnlyList<ImportDefinition> Imports { get; init; } = [];

    /// <summary>Null where nothing is mapped, so that publishing is not asked.</summary>
    public SubjectMappings? Mappings { get; init; }

    /// <summary>For users without permissions of their own.</summary>
    public PermissionRules? DefaultPermissions { get; init; }

    /// <summary>Where messages with a sampled <c>traceparent</c> are traced to; null: nowhere.</summary>
    public TraceRule? Trace { get; init; }
}
