using System.Runtime.CompilerServices;

namespace Gust.Subjects;

/// <summary>Who gets a message: every plain entry, and one member of each queue group.</summary>
/// <remarks>
/// Owned by one caller and used again and again: no allocation once its arrays have grown. Holds references until
/// <see cref="Clear"/> or the next match. Not thread-safe.
/// </remarks>
internal sealed class MatchResult<T>
    where T : class, ISubjectTreeEntry
{
    private readonly MatchedGroups<T> _groups = new();
    private MatchBuffer<T> _plain;

    /// <summary>The tree's <see cref="SubjectTree{T}.Version"/> that this is the answer of.</summary>
    public long Version { get; internal set; }

    /// <summary>Entries without a queue.</summary>
    public ReadOnlySpan<T> Plain => _plain.Span;

    /// <summary>Queue groups; members of one queue name are one group, whichever of their subjects matched.</summary>
    public int GroupCount => _groups.Count;

    public bool IsEmpty => Plain.IsEmpty && GroupCount == 0;

    /// <summary>The members of one group, at least one.</summary>
    public ReadOnlySpan<T> Group(int index) => _groups.Members(index);

    public ReadOnlySpan<byte> GroupName(int index) => _groups.Name(index);

    /// <summary><see cref="Plain"/>, for who keeps the result and would rather have a stand-in for an entry.</summary>
    public Span<T> PlainSlots => _plain.Slots;

    /// <summary><see cref="Group"/>, likewise.</summary>
    public Span<T> GroupSlots(int index) => _groups.Slots(index);

    public void Clear()
    {
        _plain.Clear();
        _groups.Clear();
    }

    /// <summary>Adds what hangs at one subject, see <see cref="SubscriberSlot{T}"/>.</summary>
    internal void Add(object slot)
    {
        switch (slot)
        {
            case SubscriberSet<T> set:
                _plain.Add(set.Plain);
                foreach (var group in set.Groups)
                {
                    _groups.Add(group);
                }

                break;

            case QueueGroup<T> group:
                _groups.Add(group);
                break;

            default:
                _plain.Add(Unsafe.As<T>(slot));
                break;
        }
    }
}
