namespace Gust.Cli.Tests.JetStream;

/// <summary>Tests of this collection share one server with JetStream; each uses streams of its own.</summary>
[CollectionDefinition(Name)]
public sealed class JetStreamCollection : ICollectionFixture<JetStreamServer>
{
    public const string Name = "one reference server with JetStream";
}
