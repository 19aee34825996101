namespace Gust.Security.Definitions;

/// <summary>A subject of another account that an account uses (spec: auth.md section 9).</summary>
internal sealed record ImportDefinition
{
    public required ShareKind Kind { get; init; }

    /// <summary>The exporting account, by name or key.</summary>
    public required string Account { get; init; }

    /// <summary>Subject in the exporting account.</summary>
    public required string Subject { get; init; }

    /// <summary>Subject in the importing account, with <c>$n</c> for the n-th wildcard of <see cref="Subject"/>; empty: the same subject.</summary>
    public string LocalSubject { get; init; } = "";

    /// <summary>Service only: the exporter sees who asks.</summary>
    public bool Share { get; init; }

    /// <summary>Stream only: the exporter may trace into this account.</summary>
    public bool AllowTrace { get; init; }

    /// <summary>Activation token, decoded and checked, as the Unix second of its issue; null: none was shown.</summary>
    public long? ActivatedAt { get; init; }
}
