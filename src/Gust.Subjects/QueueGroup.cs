namespace Gust.Subjects;

/// <summary>The members of one queue on one subject.</summary>
internal sealed class QueueGroup<T>(byte[] name, uint hash)
    where T : class, ISubjectTreeEntry
{
    private EntryList<T> _members;

    public byte[] Name { get; } = name;

    public uint Hash { get; } = hash;

    /// <summary>Where it stands in its <see cref="SubscriberSet{T}"/>.</summary>
    public int Index { get; set; }

    public ByteKey Key => new(Name, Hash);

    public int Count => _members.Count;

    public ReadOnlySpan<T> Members => _members.Span;

    public bool IsNamed(ByteKey queue) => Hash == queue.Hash && queue.Bytes.SequenceEqual(Name);

    public void Add(T entry) => _members.Add(entry);

    public bool Remove(T entry) => _members.Remove(entry);
}
