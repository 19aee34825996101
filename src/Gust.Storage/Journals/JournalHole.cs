namespace Gust.Storage.Journals;

/// <summary>A part of a journal that cannot be read.</summary>
/// <param name="File">The segment in which it lies, or behind which one is missing; null: the first one is missing.</param>
/// <param name="Offset">Where in the file it begins.</param>
/// <param name="Length">Bytes of the file that it takes.</param>
/// <param name="From">Records behind this position are lost,</param>
/// <param name="To">up to and with this one. The same as <paramref name="From"/>: how many is unknown.</param>
internal readonly record struct JournalHole(string? File, long Offset, long Length, long From, long To);
