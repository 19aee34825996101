namespace Gust.Cli.Tests.Admin;

/// <summary>Tests of this collection share servers; what they look at in them has names of its own.</summary>
[CollectionDefinition(Name)]
public sealed class SystemServersCollection : ICollectionFixture<SystemServers>
{
    public const string Name = "servers with a system account";
}
