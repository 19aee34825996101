namespace Gust.Security.Definitions;

/// <summary>What a user may publish and subscribe to, as configured or claimed (spec: auth.md section 4).</summary>
internal sealed record PermissionRules
{
    public SubjectList Publish { get; init; } = SubjectList.Unrestricted;

    /// <summary>Entries may be <c>subject queue</c>: they hold for subscriptions of that queue.</summary>
    public SubjectList Subscribe { get; init; } = SubjectList.Unrestricted;

    /// <summary>Replies to received requests are allowed beyond <see cref="Publish"/>; null: they are not.</summary>
    public ResponseRule? Responses { get; init; }

    public bool IsUnrestricted => Publish.IsUnrestricted && Subscribe.IsUnrestricted && Responses is null;
}
