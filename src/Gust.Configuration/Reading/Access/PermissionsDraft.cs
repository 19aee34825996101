using Gust.Configuration.Syntax;

namespace Gust.Configuration.Reading.Access;

/// <summary>Permissions while they are being read: whether an empty list restricts something is known when all of the block is.</summary>
internal sealed record PermissionsDraft(PermissionsOptions Permissions)
{
    public List<ConfigEntry> EmptyPublish { get; } = [];

    public List<ConfigEntry> EmptySubscribe { get; } = [];
}
