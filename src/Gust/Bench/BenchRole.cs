namespace Gust.Cli.Bench;

/// <summary>What the clients of a group do.</summary>
internal enum BenchRole
{
    Publisher,
    Subscriber,
    Requester,
    Replier,
}
