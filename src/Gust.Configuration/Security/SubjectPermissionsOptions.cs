namespace Gust;

/// <summary>Subjects that are allowed and subjects that are denied; what is denied is denied, even if allowed too.</summary>
public sealed class SubjectPermissionsOptions
{
    /// <summary>Null: everything that is not denied. Empty: nothing.</summary>
    public List<string>? Allow { get; set; }

    public List<string> Deny { get; set; } = [];
}
