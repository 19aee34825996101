namespace Gust.Subjects;

/// <summary>Counters of a <see cref="SubjectTree{T}"/> since it was made.</summary>
internal readonly record struct SubjectTreeStatistics(long Inserts, long Removes, long Matches);
