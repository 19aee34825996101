using Gust.Subjects;

namespace Gust.Fuzz;

/// <summary>The least a subscription can be.</summary>
internal sealed class TreeEntry : ISubjectTreeEntry
{
    public int SlotIndex { get; set; }
}
