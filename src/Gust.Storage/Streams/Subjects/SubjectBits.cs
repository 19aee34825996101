namespace Gust.Storage.Streams.Subjects;

/// <summary>Those of a <see cref="SubjectSet"/>.</summary>
internal readonly struct SubjectBits(ulong[] bits) : ISubjectTest
{
    public bool Takes(uint subject)
    {
        var word = (int)(subject >> 6);
        return word < bits.Length && (bits[word] & (1UL << (int)subject)) != 0;
    }
}
