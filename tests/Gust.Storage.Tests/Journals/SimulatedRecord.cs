namespace Gust.Storage.Tests.Journals;

/// <summary>A record that a simulation has appended.</summary>
internal sealed class SimulatedRecord(ulong stream, byte[] body)
{
    public ulong Stream => stream;

    public byte[] Body => body;

    public SimulatedFate Fate { get; set; }
}
