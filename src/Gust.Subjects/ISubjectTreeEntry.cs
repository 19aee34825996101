namespace Gust.Subjects;

/// <summary>What a <see cref="SubjectTree{T}"/> holds.</summary>
internal interface ISubjectTreeEntry
{
    /// <summary>Where the entry stands among its siblings; makes its removal cost the same among one and among a million.</summary>
    /// <remarks>Owned by the tree, under its lock. So an entry is in one tree, once.</remarks>
    int SlotIndex { get; set; }
}
