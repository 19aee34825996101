using System.Text;
using Gust.Subjects;

namespace Gust.Security.Access;

/// <summary>Subjects and patterns of one list of permissions, some of them for one queue (or a pattern of queues) only.</summary>
/// <remarks>Asked once per subject and session, not once per message: a walk over all entries will do. Immutable.</remarks>
internal sealed class SubjectSet
{
    private readonly (byte[] Subject, byte[] Queue)[] _entries;

    /// <param name="entries"><c>subject</c> or <c>subject queue</c>.</param>
    public SubjectSet(IEnumerable<string> entries) => _entries = [.. entries.Select(Split)];

    public bool IsEmpty => _entries.Length == 0;

    /// <summary>Whether a published subject is in the set.</summary>
    public bool Matches(ReadOnlySpan<byte> literal)
    {
        foreach ((byte[] subject, _) in _entries)
        {
            if (SubjectRules.Matches(literal, subject))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether all that a subscription stands for is in one entry. An empty queue: none.</summary>
    public bool Covers(ReadOnlySpan<byte> subject, ReadOnlySpan<byte> queue)
    {
        foreach ((byte[] Subject, byte[] Queue) entry in _entries)
        {
            if (HoldsFor(entry.Queue, queue) && SubjectRules.IsSubsetOf(subject, entry.Subject))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>As <see cref="Covers"/> for a list of what is allowed: where entries for queues stand beside a plain one, a queue must be among theirs.</summary>
    public bool Allows(ReadOnlySpan<byte> subject, ReadOnlySpan<byte> queue)
    {
        bool isPlain = false;
        bool isForQueues = false;
        foreach ((byte[] Subject, byte[] Queue) entry in _entries)
        {
            if (!SubjectRules.IsSubsetOf(subject, entry.Subject))
            {
                continue;
            }

            if (entry.Queue.Length == 0)
            {
                isPlain = true;
            }
            else if (!queue.IsEmpty)
            {
                isForQueues = true;
                if (SubjectRules.Matches(queue, entry.Queue))
                {
                    return true;
                }
            }
        }

        return isPlain && !isForQueues;
    }

    /// <summary>The entries that hold some, perhaps all, of what a subscription stands for; null when there are none.</summary>
    public SubjectSet? Overlapping(ReadOnlySpan<byte> subject, ReadOnlySpan<byte> queue)
    {
        List<(byte[], byte[])>? found = null;
        foreach ((byte[] Subject, byte[] Queue) entry in _entries)
        {
            if (HoldsFor(entry.Queue, queue) && SubjectRules.Overlaps(subject, entry.Subject))
            {
                (found ??= []).Add(entry);
            }
        }

        return found is null ? null : new SubjectSet(found);
    }

    private SubjectSet(IEnumerable<(byte[] Subject, byte[] Queue)> entries) => _entries = [.. entries];

    private static bool HoldsFor(byte[] entryQueue, ReadOnlySpan<byte> queue) =>
        entryQueue.Length == 0 || (!queue.IsEmpty && SubjectRules.Matches(queue, entryQueue));

    private static (byte[] Subject, byte[] Queue) Split(string entry)
    {
        string[] parts = entry.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return (Encoding.UTF8.GetBytes(parts.Length > 0 ? parts[0] : ""), Encoding.UTF8.GetBytes(parts.Length > 1 ? parts[1] : ""));
    }
}
