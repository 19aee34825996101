using Gust.Storage.Streams.Blocks;
using Gust.Storage.Streams.Images;
using Gust.Storage.Streams.Subjects;

namespace Gust.Storage.Streams.Files;

/// <summary>Makes a store from the files of its blocks alone.</summary>
internal sealed class StoreRebuild(BlockFolder folder, SubjectTable subjects, ulong numbering, Action<StreamDamage>? damaged)
{
    private const string DamagedSuffix = ".damaged";
    private readonly List<(FileBlock Block, BlockIndex Index)> _blocks = [];
    private readonly List<ulong> _covered = [];
    private ulong _last;
    private long _lastTime;

    /// <summary>All good blocks by rising sequence, sealed.</summary>
    public IReadOnlyList<(FileBlock Block, BlockIndex Index)> Blocks => _blocks;

    /// <summary>Blocks that others were written instead of.</summary>
    public IReadOnlyList<ulong> Covered => _covered;

    public ulong NextId { get; private set; } = 1;

    public void Run()
    {
        List<FoundFile> files = [];
        foreach (var name in folder.Names())
        {
            if (BlockFolder.TryParse(name, out var id))
            {
                files.Add(FoundFile.Look(folder, id));
                NextId = Math.Max(NextId, id + 1);
            }
        }

        var standing = files.FindAll(file => !IsCovered(file, files));
        _covered.AddRange(files.Except(standing).Select(file => file.Id));
        standing.Sort((left, right) => left.FirstSequence == right.FirstSequence
            ? left.Id.CompareTo(right.Id)
            : left.FirstSequence.CompareTo(right.FirstSequence));
        for (var i = 0; i < standing.Count; i++)
        {
            Take(standing[i], i + 1 < standing.Count ? standing[i + 1].FirstSequence : 0);
        }
    }

    public StoreTotals Totals(Func<int, bool, long> countedSize)
    {
        var totals = new StoreTotals { FirstSequence = _last + 1, LastSequence = _last, LastTime = _lastTime };
        foreach (var (block, index) in _blocks)
        {
            if (totals.Messages == 0 && block.Live > 0)
            {
                totals.FirstSequence = block.FirstLiveSequence;
                totals.FirstTime = RecordCodec.Head(block.Read(index[block.FirstLive].Offset, RecordCodec.FixedSize)).Time;
            }

            totals.Messages += block.Live;
            for (var ordinal = block.NextLive(0); ordinal < block.Count; ordinal = block.NextLive(ordinal + 1))
            {
                totals.Bytes += countedSize(block.RecordLength(index, ordinal), index[ordinal].HasHeaders);
            }
        }

        return totals;
    }

    private static bool IsCovered(FoundFile file, List<FoundFile> files) =>
        file.IsRetired
        || (file.FirstSequence > 0 && files.Exists(other => other.Id > file.Id
            && other.Header.FirstCovered > 0
            && other.Header.FirstCovered <= file.FirstSequence
            && file.FirstSequence <= other.Header.LastCovered));

    private void Take(in FoundFile found, ulong nextFirst)
    {
        var source = found.Read(folder);
        if (IsWhole(source) && (found.FirstSequence == 0 || found.FirstSequence > _last))
        {
            var block = folder.Block(found.Id, found.FirstSequence, found.IsCoded);
            Fill(block, source, isCopy: false);
            return;
        }

        // The good records move to a new file before the damaged one gives up its name.
        var copy = folder.NewBlock(NextId, Math.Max(found.FirstSequence, _last + 1));
        copy.WriteHeader(new BlockHeader(NextId, found.Header.FirstCovered, found.Header.LastCovered));
        NextId++;
        Report(source, nextFirst);
        Fill(copy, source, isCopy: true);
        folder.Close(found.Id);
        folder.Disk.Rename(folder.PathOf(BlockFolder.NameOf(found.Id)), folder.PathOf(BlockFolder.NameOf(found.Id) + DamagedSuffix));
        folder.NoteNewName();
    }

    private static bool IsWhole(RawBlock source)
    {
        var scanner = new RecordScanner(source, source.Length, ulong.MaxValue);
        while (scanner.MoveNext(out _))
        {
            if (scanner.Skipped > 0)
            {
                return false;
            }
        }

        return scanner.Skipped == 0 && source.HasHeader;
    }

    private void Report(RawBlock source, ulong nextFirst)
    {
        var scanner = new RecordScanner(source, source.Length, ulong.MaxValue);
        var previous = _last;
        while (scanner.MoveNext(out var record))
        {
            var sequence = RecordCodec.Head(record).Sequence;
            if (scanner.Skipped > 0)
            {
                damaged?.Invoke(new StreamDamage(source.Id, scanner.Offset - scanner.Skipped, scanner.Skipped, previous + 1, sequence - 1));
            }

            previous = sequence;
        }

        if (scanner.Skipped > 0)
        {
            var last = nextFirst > 0 ? nextFirst - 1 : ulong.MaxValue;
            damaged?.Invoke(new StreamDamage(source.Id, source.Length - scanner.Skipped, scanner.Skipped, previous + 1, last));
        }
    }

    private void Fill(FileBlock block, RawBlock source, bool isCopy)
    {
        var index = new BlockIndex(block.FirstSequence);
        List<int> removed = [];
        var scanner = new RecordScanner(source, source.Length, ulong.MaxValue);
        while (scanner.MoveNext(out var record))
        {
            var head = RecordCodec.Head(record);
            if (head.Sequence <= _last)
            {
                // Written again after a recovery that cut this file: the newer one counts.
                continue;
            }

            Add(block, index, record, isCopy, source.IsRemoved(scanner.Offset), removed);
            (_last, _lastTime) = (head.Sequence, head.Time);
        }

        foreach (var ordinal in removed)
        {
            block.Remove(ordinal, index);
        }

        if (!isCopy)
        {
            block.AssumeWritten();
        }

        if (block.Live == 0)
        {
            index.Dispose();
            block.Abandon();
            _covered.Add(block.Id);
            return;
        }

        block.Seal(index, numbering);
        _blocks.Add((block, index));
    }

    private void Add(FileBlock block, BlockIndex index, ReadOnlySpan<byte> record, bool isCopy, bool isRemoved, List<int> removed)
    {
        var head = RecordCodec.Head(record);
        isRemoved |= (head.Flags & RecordFlags.Removed) != 0;
        var subject = Count(record, head, isRemoved);
        if (isRemoved)
        {
            removed.Add(index.Count);
        }

        index.Add(head.Sequence, new IndexEntry(block.Length, head.Flags.HasFlag(RecordFlags.Headers), subject, head.Back));
        if (isCopy)
        {
            record.CopyTo(block.Reserve(record.Length));
            block.Commit(record.Length, head.Sequence, head.Time);
        }
        else
        {
            block.Commit(record.Length, head.Sequence, head.Time);
            block.AssumeWritten();
        }
    }

    private uint Count(ReadOnlySpan<byte> record, in RecordHead head, bool isRemoved)
    {
        var name = RecordCodec.Subject(record);
        var hash = subjects.HashOf(name);
        var number = subjects.Find(name, hash);
        if (isRemoved)
        {
            return number;
        }

        number = number == 0 ? subjects.Add(name, hash) : number;
        ref var entry = ref subjects[number];
        if (entry.Count++ == 0)
        {
            entry.SetFirst(head.Sequence);
        }

        entry.Last = head.Sequence;
        return number;
    }
}
