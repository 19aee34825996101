namespace Gust.Storage.Journals;

/// <summary>What was found when a journal was opened.</summary>
/// <param name="End">Behind the last record.</param>
/// <param name="Records">How many were shown.</param>
/// <param name="Holes">What was committed and is lost; in order.</param>
/// <param name="Cut">
/// A last frame that is not whole. After a crash that is a round nobody was told to be committed; if nothing crashed, it is damage.
/// </param>
internal sealed record JournalRecovery(long End, long Records, IReadOnlyList<JournalHole> Holes, JournalHole? Cut);
