using Gust.Foundation;
using Gust.Storage.Encryption;
using Gust.Storage.Journals;
using Gust.Testing.Disk;
using Gust.Testing.Kernel;

namespace Gust.Storage.Tests.Journals;

/// <summary>Owners that append to a journal on a disk that fails and loses power; after each crash, what must be there is compared with what is.</summary>
internal sealed class JournalSimulation
{
    private const string Folder = "/store/journal";
    private static readonly byte[] s_dataKey = new byte[RecordCipher.KeySize];
    private readonly IRandom _random;
    private readonly JournalOptions _options;
    private readonly bool _isEncrypted;
    private readonly ManualTime _time = new();
    private readonly SortedDictionary<long, SimulatedRecord> _records = [];
    private readonly SimulatedOwner[] _owners;
    private ManualScheduler _scheduler = new();
    private Journal _journal = null!;
    private long _checkpoint;

    public JournalSimulation(int seed, bool isLazy = false, bool isEncrypted = false)
    {
        _random = new SeededRandom(seed);
        Disk = new SimulatedDisk(_random);
        _options = new JournalOptions { SegmentBytes = 24 << 10, ZeroAheadBytes = 8 << 10, SparesMax = 1, SyncEveryRound = !isLazy };
        _isEncrypted = isEncrypted;
        _owners = [new SimulatedOwner(this, 1), new SimulatedOwner(this, 2), new SimulatedOwner(this, 3)];
        Open(isAfterPowerCut: false);
    }

    public SimulatedDisk Disk { get; }

    /// <summary>Does <paramref name="steps"/> things; a power cut within ends them.</summary>
    public void Run(int steps)
    {
        try
        {
            for (int step = 0; step < steps; step++)
            {
                Step();
            }
        }
        catch (PowerCutException)
        {
            // What comes next is the crash.
        }
    }

    /// <summary>Cuts the power, opens the journal and compares.</summary>
    public void CrashAndCheck()
    {
        Disk.Crash();
        _scheduler = new ManualScheduler();
        if (_random.Next(3) == 0)
        {
            OpenWithFault();
        }

        Open(isAfterPowerCut: true);
    }

    /// <summary>Opens the journal again as after a kill: what was written but not synced is still to be read.</summary>
    public void RestartAndCheck()
    {
        _journal.Dispose();
        _scheduler = new ManualScheduler();
        Open(isAfterPowerCut: false);
    }

    public void Committed(SimulatedOwner owner, long position)
    {
        Settle();
        foreach ((long at, SimulatedRecord record) in _records)
        {
            if (at <= position && record.Stream == owner.Stream && record.Fate == SimulatedFate.UnderWay)
            {
                record.Fate = _options.SyncEveryRound ? SimulatedFate.Committed : SimulatedFate.Written;
            }
        }
    }

    public void Failed(SimulatedOwner owner)
    {
        owner.HasFailed = true;
        foreach (SimulatedRecord record in _records.Values.Where(record => record.Stream == owner.Stream && record.Fate == SimulatedFate.UnderWay))
        {
            record.Fate = SimulatedFate.Doubtful;
        }
    }

    private void Step()
    {
        switch (_random.Next(10))
        {
            case < 6:
                Append(_owners[_random.Next(_owners.Length)]);
                break;
            case 6 or 7:
                _scheduler.RunAll();
                break;
            case 8 when !_options.SyncEveryRound && _random.Next(2) == 0:
                SyncNow();
                break;
            case 8:
                _time.Advance(TimeSpan.FromMilliseconds(_random.Next(2000)));
                break;
            default:
                Release();
                break;
        }

        Settle();
    }

    private void Append(SimulatedOwner owner)
    {
        if (owner.HasFailed && _random.Next(2) == 0)
        {
            owner.HasFailed = false;
            owner.Writer.Resume();
        }

        int size = _random.Next(20) == 0 ? _random.Next(40_000) : _random.Next(300);
        byte[] body = new byte[size];
        _random.Fill(body);
        long position = owner.Writer.Append((byte)owner.Stream, body.AsSpan(0, size / 2), body.AsSpan(size / 2));
        Assert.True(position == JournalWriter.Refused || !owner.HasFailed);
        if (position != JournalWriter.Refused)
        {
            // A position may be given again in a later life if nothing was written behind it in the earlier.
            Assert.True(!_records.TryGetValue(position, out SimulatedRecord? earlier) || earlier.Fate == SimulatedFate.Gone, $"position {position} is given twice");
            _records[position] = new SimulatedRecord(owner.Stream, body);
        }
    }

    private void SyncNow()
    {
        SimulatedFate fate = SimulatedFate.AtRisk;
        try
        {
            _journal.SyncNow();
            fate = SimulatedFate.Committed;
        }
        catch (IOException)
        {
            // Some segments may be synced, but nobody says which.
        }

        foreach (SimulatedRecord record in _records.Values.Where(record => record.Fate == SimulatedFate.Written))
        {
            record.Fate = fate;
        }
    }

    /// <summary>A checkpoint at some committed position. Its own failure harms nothing.</summary>
    private void Release()
    {
        if (_random.Next(3) != 0)
        {
            return;
        }

        long[] committed = [.. _records.Where(pair => pair.Value.Fate == SimulatedFate.Committed).Select(pair => pair.Key)];
        if (committed.Length > 0)
        {
            _checkpoint = Math.Max(_checkpoint, committed[_random.Next(committed.Length)]);
        }

        try
        {
            _journal.ReleaseUpTo(_checkpoint);
        }
        catch (IOException)
        {
            // The file stays; it is of no interest to a replay from the checkpoint.
        }
    }

    /// <summary>A journal that works has made sure that what failed never appears.</summary>
    private void Settle()
    {
        if (_journal.Failure is null)
        {
            foreach (SimulatedRecord record in _records.Values.Where(record => record.Fate == SimulatedFate.Doubtful))
            {
                record.Fate = SimulatedFate.Gone;
            }
        }
    }

    /// <summary>Opening fails, or the power is cut once more.</summary>
    private void OpenWithFault()
    {
        Disk.FailAt(1 + _random.Next(15), _random.Next(2) == 0 ? SimulatedFault.Error : SimulatedFault.PowerCut);
        try
        {
            Open(isAfterPowerCut: true);
            _journal.Dispose();
            Disk.Heal();
        }
        catch (IOException)
        {
            Disk.Heal();
        }
        catch (PowerCutException)
        {
            Disk.Crash();
        }
    }

    private void Open(bool isAfterPowerCut)
    {
        var shown = new List<(long Position, ulong Stream, byte[] Body)>();
        // Each life has a cipher of its own for what it writes, as in a process of its own.
        StoreCipher? cipher = _isEncrypted ? new StoreCipher(CipherKind.Aes256Gcm, s_dataKey, _random) : null;
        _journal = Journal.Open(new JournalPorts(Disk, _scheduler, _time, _random), Folder, _options with { Cipher = cipher }, _checkpoint, (in JournalRecord record) =>
            shown.Add((record.Position, record.Stream, record.Body.ToArray())));
        Assert.True(_journal.Recovery.Holes.Count == 0 || (!_options.SyncEveryRound && Disk.Lives > 0)); // a hole stays until a checkpoint
        Assert.Equal(shown.Count, shown.Select(record => record.Position).Distinct().Count());
        Assert.Equal(shown.Select(record => record.Position).Order(), shown.Select(record => record.Position));
        foreach ((long position, ulong stream, byte[] body) in shown)
        {
            Assert.True(_records.TryGetValue(position, out SimulatedRecord? record), $"nobody appended what is at {position}");
            Assert.True(record.Fate != SimulatedFate.Gone, $"the record at {position} is back");
            Assert.Equal(record.Stream, stream);
            Assert.True(body.AsSpan().SequenceEqual(record.Body), $"the body at {position} is another");
        }

        HashSet<long> there = [.. shown.Select(record => record.Position)];
        foreach ((long position, SimulatedRecord record) in _records.Where(pair => pair.Key > _checkpoint))
        {
            record.Fate = there.Contains(position) ? FateOfShown(record, isAfterPowerCut) : FateOfMissing(position, record, isAfterPowerCut);
        }

        foreach (SimulatedOwner owner in _owners)
        {
            owner.Writer = _journal.Writer(owner, owner.Stream);
            owner.HasFailed = false;
        }
    }

    private SimulatedFate FateOfShown(SimulatedRecord record, bool isAfterPowerCut) =>
        _options.SyncEveryRound || isAfterPowerCut ? SimulatedFate.Committed
        : record.Fate is SimulatedFate.Committed ? SimulatedFate.Committed : SimulatedFate.AtRisk;

    private SimulatedFate FateOfMissing(long position, SimulatedRecord record, bool isAfterPowerCut)
    {
        Assert.True(record.Fate != SimulatedFate.Committed, $"the committed record at {position} is lost");
        bool isWritten = record.Fate is SimulatedFate.Written or SimulatedFate.AtRisk;
        Assert.True(!isWritten || isAfterPowerCut, $"the written record at {position} is lost by a kill");
        Assert.True(
            !isWritten || position > _journal.Recovery.End || _journal.Recovery.Holes.Any(hole => hole.From < position && position <= hole.To),
            $"the written record at {position} is missing and in no hole");
        return SimulatedFate.Gone;
    }
}
