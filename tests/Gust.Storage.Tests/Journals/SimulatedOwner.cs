using Gust.Storage.Journals;

namespace Gust.Storage.Tests.Journals;

/// <summary>An owner in a simulation: tells the simulation what it was told.</summary>
internal sealed class SimulatedOwner(JournalSimulation simulation, ulong stream) : IJournalOwner
{
    public ulong Stream => stream;

    public JournalWriter Writer { get; set; } = null!;

    /// <summary>Told of a failure and not yet resumed, as an owner whose mailbox is slow.</summary>
    public bool HasFailed { get; set; }

    public void OnCommitted(long position) => simulation.Committed(this, position);

    public void OnFailed(IOException why) => simulation.Failed(this);
}
