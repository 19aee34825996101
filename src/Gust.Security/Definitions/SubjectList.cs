namespace Gust.Security.Definitions;

/// <summary>Subjects allowed and denied, for one verb.</summary>
/// <param name="Allow">Null: all are allowed. Empty: none is.</param>
/// <param name="Deny">Refused even when allowed.</param>
internal sealed record SubjectList(IReadOnlyList<string>? Allow, IReadOnlyList<string> Deny)
{
    public static SubjectList Unrestricted { get; } = new(null, []);

    public bool IsUnrestricted => Allow is null && Deny.Count == 0;
}
