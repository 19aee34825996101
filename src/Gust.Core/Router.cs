using Gust.Foundation;
using Gust.Subjects;

namespace Gust.Core;

/// <summary>Hands a message to all plain targets and to one member of each queue group.</summary>
internal static class Router
{
    /// <summary>Returns the number of targets that took it.</summary>
    public static int Deliver(MatchResult<ISink> targets, in Publication publication, FlushSet flushes, IRandom random)
    {
        int delivered = 0;
        foreach (ISink sink in targets.Plain)
        {
            if (sink.Deliver(publication, flushes))
            {
                delivered++;
            }
        }

        for (int i = 0; i < targets.GroupCount; i++)
        {
            if (DeliverToOne(targets.Group(i), publication, flushes, random))
            {
                delivered++;
            }
        }

        return delivered;
    }

    /// <summary>Hands a message to one member of one queue group only. False: nobody took it.</summary>
    public static bool DeliverToGroup(MatchResult<ISink> targets, ReadOnlySpan<byte> group, in Publication publication, FlushSet flushes, IRandom random)
    {
        for (int i = 0; i < targets.GroupCount; i++)
        {
            if (targets.GroupName(i).SequenceEqual(group))
            {
                return DeliverToOne(targets.Group(i), publication, flushes, random);
            }
        }

        return false;
    }

    /// <summary>Starts at a random member; one that does not take it passes it to the next.</summary>
    private static bool DeliverToOne(ReadOnlySpan<ISink> members, in Publication publication, FlushSet flushes, IRandom random)
    {
        int start = members.Length == 1 ? 0 : random.Next(members.Length);
        for (int i = 0; i < members.Length; i++)
        {
            int index = start + i;
            if (members[index < members.Length ? index : index - members.Length].Deliver(publication, flushes))
            {
                return true;
            }
        }

        return false;
    }
}
