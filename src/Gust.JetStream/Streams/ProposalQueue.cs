using Gust.Foundation;
using Gust.Subjects;

namespace Gust.JetStream.Streams;

/// <summary>What is under way to the commit log, in order; and what is to be known of messages that are not in the stream yet.</summary>
internal sealed class ProposalQueue(IRandom random)
{
    private readonly SubjectHash _hash = new(random);
    private Proposal[] _items = [];
    private uint[] _subjects = [];
    private int _first;

    public int Count { get; private set; }

    /// <summary>Messages among them.</summary>
    public long Messages { get; private set; }

    /// <summary>What the stream's limits count for these messages.</summary>
    public long Bytes { get; private set; }

    public ref Proposal First => ref _items[_first];

    public void Add(in Proposal proposal, ReadOnlySpan<byte> subject)
    {
        if (Count == _items.Length)
        {
            Enlarge();
        }

        int at = (_first + Count++) & (_items.Length - 1);
        _items[at] = proposal;
        _subjects[at] = subject.IsEmpty ? 0 : _hash.Of(subject) | 1;
        Messages += proposal.Kind == ProposalKind.Message ? 1 : 0;
        Bytes += proposal.Size;
    }

    public void RemoveFirst()
    {
        ref Proposal first = ref First;
        Messages -= first.Kind == ProposalKind.Message ? 1 : 0;
        Bytes -= first.Size;
        first = default;
        _subjects[_first] = 0;
        _first = (_first + 1) & (_items.Length - 1);
        Count--;
    }

    /// <summary>Takes the newest back. Returns it.</summary>
    public Proposal RemoveLast()
    {
        int at = (_first + --Count) & (_items.Length - 1);
        Proposal last = _items[at];
        Messages -= last.Kind == ProposalKind.Message ? 1 : 0;
        Bytes -= last.Size;
        _items[at] = default;
        _subjects[at] = 0;
        return last;
    }

    /// <summary>The newest happen at another position.</summary>
    public void MoveLast(int count, long position)
    {
        for (int i = Count - count; i < Count; i++)
        {
            _items[(_first + i) & (_items.Length - 1)].Position = position;
        }
    }

    /// <summary>The newest message that is under way.</summary>
    public bool TryFindLast(out Mail mail)
    {
        for (int i = Messages == 0 ? -1 : Count - 1; i >= 0; i--)
        {
            ref Proposal item = ref _items[(_first + i) & (_items.Length - 1)];
            if (item.Kind == ProposalKind.Message)
            {
                mail = item.Chunk!.At(item.Offset);
                return true;
            }
        }

        mail = default;
        return false;
    }

    /// <summary>The newest message of a subject that is under way.</summary>
    public bool TryFindLast(ReadOnlySpan<byte> subject, out Mail mail, out ulong sequence)
    {
        uint hash = Messages == 0 ? 0 : _hash.Of(subject) | 1;
        for (int i = Count - 1; i >= 0 && hash != 0; i--)
        {
            int at = (_first + i) & (_items.Length - 1);
            if (_subjects[at] == hash && _items[at].Chunk!.At(_items[at].Offset) is var found && found.Subject.SequenceEqual(subject))
            {
                mail = found;
                sequence = _items[at].Sequence;
                return true;
            }
        }

        mail = default;
        sequence = 0;
        return false;
    }

    /// <summary>The newest sequence under way, up to one, whose subject a filter takes; 0: none.</summary>
    public ulong LastOf(SubjectFilter filter, ulong upTo)
    {
        for (int i = Messages == 0 ? -1 : Count - 1; i >= 0; i--)
        {
            ref Proposal item = ref _items[(_first + i) & (_items.Length - 1)];
            if (item.Kind == ProposalKind.Message && item.Sequence <= upTo && filter.Matches(item.Chunk!.At(item.Offset).Subject))
            {
                return item.Sequence;
            }
        }

        return 0;
    }

    /// <summary>How many messages of a subject are under way.</summary>
    public long CountOf(ReadOnlySpan<byte> subject)
    {
        long count = 0;
        uint hash = Messages == 0 ? 0 : _hash.Of(subject) | 1;
        for (int i = 0; i < Count && hash != 0; i++)
        {
            int at = (_first + i) & (_items.Length - 1);
            count += _subjects[at] == hash && _items[at].Chunk!.At(_items[at].Offset).Subject.SequenceEqual(subject) ? 1 : 0;
        }

        return count;
    }

    /// <summary>Gives the room back that an idle stream does not need.</summary>
    public void Trim()
    {
        if (Count == 0)
        {
            (_items, _subjects, _first) = ([], [], 0);
        }
    }

    private void Enlarge()
    {
        int size = Math.Max(8, _items.Length * 2);
        Proposal[] items = new Proposal[size];
        uint[] subjects = new uint[size];
        for (int i = 0; i < Count; i++)
        {
            int from = (_first + i) & (_items.Length - 1);
            items[i] = _items[from];
            subjects[i] = _subjects[from];
        }

        (_items, _subjects, _first) = (items, subjects, 0);
    }
}
