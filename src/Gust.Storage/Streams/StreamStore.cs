using Gust.Storage.Streams.Blocks;
using Gust.Storage.Streams.Images;
using Gust.Storage.Streams.Subjects;
using Gust.Subjects;

namespace Gust.Storage.Streams;

/// <summary>What stores in files and in memory have in common: blocks, their indexes, and the table of subjects.</summary>
/// <remarks>Owned by one stream: not thread-safe.</remarks>
internal abstract partial class StreamStore : IStreamStore, IDamageListener
{
    /// <summary>Damaged messages that are remembered, so that each is told once.</summary>
    private const int ToldMax = 1024;

    private HashSet<ulong>? _told;
    private SubjectSets? _sets;
    private long _messages;
    private long _bytes;
    private ulong _first = 1;
    private ulong _last;
    private long _lastTime;

    /// <summary>Time of the oldest message, and whose it is.</summary>
    private long _firstTime;
    private ulong _firstTimeOf;

    protected StreamStore(StreamStoreOptions options)
    {
        Options = options;
        Subjects = new SubjectTable(options.Random);
        Blocks = new BlockList(Subjects, options.Cache, this);
        Finder = new MessageFinder(Blocks, Subjects);
    }

    /// <summary>Told once of each stretch that cannot be read; in the middle of a call, which goes on without it.</summary>
    public Action<StreamDamage>? Damaged { get; set; }

    /// <summary>The time of the oldest message is read when it is asked for.</summary>
    public StreamState State => new(
        _messages, _bytes, FirstSequence, FirstTime(), _last, _lastTime, Subjects.Count);

    public StreamCounts Counts => new(_messages, _bytes, FirstSequence, _last);

    protected StreamStoreOptions Options { get; }

    protected SubjectTable Subjects { get; }

    protected BlockList Blocks { get; }

    protected MessageFinder Finder { get; }

    /// <summary>Changes whenever the store does.</summary>
    protected long Changes { get; private set; }

    private ulong FirstSequence => _messages == 0 ? _last + 1 : _first;

    public void Append(in StoredMessage message)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(message.Sequence, _last);
        var hash = Subjects.HashOf(message.Subject);
        var subject = Subjects.Find(message.Subject, hash);
        var back = subject == 0 ? 0 : Math.Min(message.Sequence - Subjects[subject].Last, IndexEntry.Far);
        var size = RecordCodec.SizeOf(message);
        var block = BlockFor(message.Sequence, size);
        var index = Blocks.IndexOf(block);
        RecordCodec.Encode(message, (uint)back, block.Reserve(size));

        // Nothing can fail from here on.
        subject = subject == 0 ? Subjects.Add(message.Subject, hash) : subject;
        index.Add(message.Sequence, new IndexEntry(block.Length, !message.Headers.IsEmpty, subject, (uint)back));
        block.Commit(size, message.Sequence, message.Time);
        ref var entry = ref Subjects[subject];
        if (entry.Count++ == 0)
        {
            entry.SetFirst(message.Sequence);
        }

        entry.Last = message.Sequence;
        if (_messages++ == 0)
        {
            (_first, _firstTimeOf, _firstTime) = (message.Sequence, message.Sequence, message.Time);
        }

        _bytes += CountedSize(size, !message.Headers.IsEmpty);
        _last = message.Sequence;
        _lastTime = message.Time;
        Changes++;
    }

    public void Skip(ulong sequence, long time = 0)
    {
        _lastTime = time != 0 && sequence > _last ? time : _lastTime;
        _last = Math.Max(_last, sequence);
        Changes++;
    }

    public SubjectState Subject(ReadOnlySpan<byte> subject) => Subjects.Find(subject) is not 0 and var number ? StateOf(number) : default;

    public void VisitSubjects(SubjectFilter? filter, SubjectVisitor visitor)
    {
        if (filter is { IsLiteral: true })
        {
            if (Subjects.Find(filter.Literal) is not 0 and var only)
            {
                visitor(Subjects.NameOf(only), StateOf(only));
            }

            return;
        }

        var takesAll = filter is null or { TakesAll: true };
        for (var number = 1U; number < Subjects.End; number++)
        {
            if (Subjects[number].Count > 0
                && (takesAll || filter!.Matches(Subjects.NameOf(number)))
                && !visitor(Subjects.NameOf(number), StateOf(number)))
            {
                return;
            }
        }
    }

    public abstract void Trim();

    void IDamageListener.OnDamage(in StreamDamage damage)
    {
        _told ??= [];
        if (_told.Contains(damage.FirstLost) || _told.Count >= ToldMax)
        {
            return;
        }

        var last = Math.Min(damage.LastLost, damage.FirstLost + ToldMax);
        _told.Add(damage.FirstLost);
        for (var sequence = damage.FirstLost; sequence <= last; sequence++)
        {
            _told.Add(sequence);
        }

        Damaged?.Invoke(damage);
    }

    public virtual void Dispose()
    {
        foreach (var block in Blocks.All)
        {
            block.Release();
        }

        Blocks.Clear();
    }

    /// <summary>A block for messages from a sequence on.</summary>
    protected abstract Block NewBlock(ulong firstSequence);

    /// <summary>A block that takes the place of a run of others.</summary>
    protected abstract Block NewCompacted(Block first, Block last);

    /// <summary>Whether an active block should take no record of this size any more.</summary>
    protected abstract bool IsFull(Block block, int size);

    /// <summary>What a stream's limits count for a record.</summary>
    protected abstract long CountedSize(int recordLength, bool hasHeaders);

    /// <summary>A block's messages are all gone, or written anew elsewhere.</summary>
    protected abstract void OnDropped(Block block);

    /// <summary>What an image keeps of the store as a whole.</summary>
    protected StoreTotals Save() => new()
    {
        Messages = _messages,
        Bytes = _bytes,
        FirstSequence = _first,
        FirstTime = FirstTime(),
        LastSequence = _last,
        LastTime = _lastTime,
        Blocks = Blocks.Count,
    };

    /// <summary>Takes it over; blocks and subjects are there.</summary>
    protected void Restore(in StoreTotals totals)
    {
        _messages = totals.Messages;
        _bytes = totals.Bytes;
        _first = _firstTimeOf = totals.FirstSequence;
        _firstTime = totals.FirstTime;
        _last = totals.LastSequence;
        _lastTime = totals.LastTime;
    }

    /// <summary>Forgets what was found out for searches.</summary>
    protected void ReleaseSearches()
    {
        _sets = null;
        Blocks.Release();
    }

    private SubjectSet SetOf(SubjectFilter filter) => (_sets ??= new SubjectSets(Subjects)).Of(filter);

    private SubjectState StateOf(uint number) => new(Subjects[number].Count, Finder.FirstOf(number), Subjects[number].Last);

    private Block BlockFor(ulong sequence, int size)
    {
        if (Blocks.Active is { } active)
        {
            if (active.Count == 0 || (!IsFull(active, size) && BlockIndex.Spans(active.FirstSequence, sequence)))
            {
                return active;
            }

            Close(active);
        }

        var block = NewBlock(sequence);
        Blocks.Add(block);
        return block;
    }

    private void Close(Block active)
    {
        if (active.Live == 0)
        {
            Drop(Blocks.Count - 1);
            return;
        }

        var index = Blocks.IndexOf(active);
        active.Seal(index, Blocks.Numbering);
        Blocks.Share(active, index);
        if (active.IsFragmented)
        {
            Compact(active);
        }
    }

    private void Drop(int at)
    {
        var block = Blocks[at];
        Blocks.RemoveAt(at);
        OnDropped(block);
    }
}
