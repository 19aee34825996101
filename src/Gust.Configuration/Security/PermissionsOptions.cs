using Gust.Configuration.Syntax;

namespace Gust;

/// <summary>What a user may publish and subscribe to (<c>permissions</c>).</summary>
public sealed class PermissionsOptions
{
    /// <summary>Null: may publish on every subject.</summary>
    public SubjectPermissionsOptions? Publish { get; set; }

    /// <summary>Null: may subscribe to every subject. An entry may name a queue behind its subject: <c>orders.> workers</c>.</summary>
    public SubjectPermissionsOptions? Subscribe { get; set; }

    /// <summary>Lets the user answer requests on subjects it may not publish to otherwise; null: no.</summary>
    public ResponsePermissionsOptions? AllowResponses { get; set; }

    internal ConfigPosition? Position { get; set; }
}
