using Gust.Foundation;
using Gust.Foundation.Disk;

namespace Gust.Storage.Journals;

/// <summary>What a journal needs of the world.</summary>
/// <param name="Disk">Where it lies.</param>
/// <param name="Scheduler">Runs its rounds one after the other; the thread behind it waits for the disk.</param>
/// <param name="Time">For the pause after a failure.</param>
/// <param name="Random">For the identity of a new journal.</param>
internal sealed record JournalPorts(IDisk Disk, IWorkScheduler Scheduler, TimeProvider Time, IRandom Random)
{
    /// <summary>Told how long each round took to be on disk, on the journal's thread; null: nobody asks.</summary>
    public Action<TimeSpan>? RoundTook { get; init; }

    /// <summary>For a journal that is new.</summary>
    public ulong NewIdentity()
    {
        Span<byte> identity = stackalloc byte[sizeof(ulong)];
        Random.Fill(identity);
        return BitConverter.ToUInt64(identity);
    }
}
