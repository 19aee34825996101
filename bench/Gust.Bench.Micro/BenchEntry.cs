using Gust.Subjects;

namespace Gust.Bench.Micro;

/// <summary>The least a subscription can be.</summary>
internal sealed class BenchEntry : ISubjectTreeEntry
{
    public int SlotIndex { get; set; }
}
