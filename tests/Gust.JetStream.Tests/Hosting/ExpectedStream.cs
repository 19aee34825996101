namespace Gust.JetStream.Tests.Hosting;

/// <summary>What clients know of a stream of the simulation.</summary>
internal sealed class ExpectedStream
{
    public HashSet<string> Sent { get; } = [];

    public SortedDictionary<ulong, string> Stored { get; } = [];

    /// <summary>Acknowledged without their sequence.</summary>
    public HashSet<string> Somewhere { get; } = [];

    public HashSet<string> Refused { get; } = [];

    /// <summary>Messages of atomic batches, with all of their batch.</summary>
    public Dictionary<string, string[]> Batches { get; } = [];

    /// <summary>Purges below it were asked for, done or not.</summary>
    public ulong MayBeGoneBelow { get; set; }

    /// <summary>Acknowledgements were sent.</summary>
    public HashSet<ulong> MayBeDone { get; } = [];

    /// <summary>Acknowledgements were confirmed.</summary>
    public HashSet<ulong> Done { get; } = [];
}
