namespace Gust.Client.Tests;

/// <summary>Tests of this collection share one server.</summary>
[CollectionDefinition(Name)]
public sealed class ServerCollection : ICollectionFixture<SharedServer>
{
    public const string Name = "one reference server";
}
