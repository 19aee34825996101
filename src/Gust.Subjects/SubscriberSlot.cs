using System.Runtime.CompilerServices;

namespace Gust.Subjects;

/// <summary>
/// What hangs at one subject, in the smallest form that holds it: null, the only plain entry itself, the only
/// <see cref="QueueGroup{T}"/>, or a <see cref="SubscriberSet{T}"/>. Most subjects have one subscriber, so most cost no object.
/// </summary>
internal static class SubscriberSlot<T>
    where T : class, ISubjectTreeEntry
{
    public static void Add(ref object? slot, ByteKey queue, T entry)
    {
        if (slot is null)
        {
            slot = queue.IsEmpty ? Alone(entry) : NewGroup(queue, entry);
        }
        else if (slot is QueueGroup<T> group && !queue.IsEmpty && group.IsNamed(queue))
        {
            group.Add(entry);
        }
        else
        {
            var set = slot as SubscriberSet<T> ?? Widen(ref slot);
            if (queue.IsEmpty)
            {
                set.AddPlain(entry);
            }
            else
            {
                set.AddMember(queue, entry);
            }
        }
    }

    public static bool Remove(ref object? slot, ByteKey queue, T entry)
    {
        switch (slot)
        {
            case null:
                return false;

            case SubscriberSet<T> set:
                var removed = queue.IsEmpty ? set.RemovePlain(entry) : set.RemoveMember(queue, entry);
                Narrow(ref slot, set);
                return removed;

            case QueueGroup<T> group:
                if (queue.IsEmpty || !group.IsNamed(queue) || !group.Remove(entry))
                {
                    return false;
                }

                slot = group.Count == 0 ? null : slot;
                return true;

            default:
                if (!queue.IsEmpty || !ReferenceEquals(slot, entry))
                {
                    return false;
                }

                slot = null;
                return true;
        }
    }

    public static void CopyTo(object slot, List<T> destination)
    {
        switch (slot)
        {
            case SubscriberSet<T> set:
                destination.AddRange(set.Plain);
                foreach (var group in set.Groups)
                {
                    destination.AddRange(group.Members);
                }

                break;

            case QueueGroup<T> group:
                destination.AddRange(group.Members);
                break;

            default:
                destination.Add(Unsafe.As<T>(slot));
                break;
        }
    }

    private static T Alone(T entry)
    {
        entry.SlotIndex = 0;
        return entry;
    }

    private static QueueGroup<T> NewGroup(ByteKey queue, T entry)
    {
        var group = new QueueGroup<T>(queue.ToKept(), queue.Hash);
        group.Add(entry);
        return group;
    }

    private static SubscriberSet<T> Widen(ref object slot)
    {
        var set = new SubscriberSet<T>();
        if (slot is QueueGroup<T> group)
        {
            set.AddGroup(group, group.Key);
        }
        else
        {
            set.AddPlain(Unsafe.As<T>(slot));
        }

        slot = set;
        return set;
    }

    private static void Narrow(ref object? slot, SubscriberSet<T> set)
    {
        slot = (set.Plain.Length, set.Groups.Length) switch
        {
            (0, 0) => null,
            (1, 0) => set.Plain[0],
            (0, 1) => set.Groups[0],
            _ => set,
        };
    }
}
