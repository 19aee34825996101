namespace Gust.Security.Definitions;

/// <summary>A subject that an account lets others use (spec: auth.md section 9).</summary>
internal sealed record ExportDefinition
{
    public static readonly TimeSpan DefaultThreshold = TimeSpan.FromMinutes(2);

    public required ShareKind Kind { get; init; }

    public required string Subject { get; init; }

    /// <summary>Accounts that may import it, by name or key; null: every one, if <see cref="TokenRequired"/> is not set.</summary>
    public IReadOnlySet<string>? Accounts { get; init; }

    /// <summary>Importers need an activation token (operator mode).</summary>
    public bool TokenRequired { get; init; }

    /// <summary>Importing account to the Unix second up to which its activations are void; key <c>*</c>: all accounts'.</summary>
    public IReadOnlyDictionary<string, long>? Revocations { get; init; }

    /// <summary>1-based place of the token that must be the importing account; 0: none.</summary>
    public int AccountTokenPosition { get; init; }

    public ResponseKind Response { get; init; }

    /// <summary>Longest time between request and answer, or between two answers.</summary>
    public TimeSpan ResponseThreshold { get; init; } = DefaultThreshold;

    public LatencyRule? Latency { get; init; }

    /// <summary>Importers may trace messages on their way through the exporter's account.</summary>
    public bool AllowTrace { get; init; }
}
