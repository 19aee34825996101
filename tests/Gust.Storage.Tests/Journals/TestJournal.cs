using System.Text;
using Gust.Foundation;
using Gust.Storage.Journals;
using Gust.Testing.Disk;
using Gust.Testing.Kernel;

namespace Gust.Storage.Tests.Journals;

/// <summary>A journal on a simulated disk, with small segments and rounds that run when the test says so.</summary>
internal sealed class TestJournal : IDisposable
{
    public const string Folder = "/store/journal";

    private readonly ManualScheduler _scheduler = new();
    private JournalOptions _options;
    private readonly SeededRandom _random;

    public TestJournal(JournalOptions? options = null, int seed = 7)
    {
        _random = new SeededRandom(seed);
        _options = options ?? Small;
        Disk = new SimulatedDisk(_random);
        Open();
    }

    public static JournalOptions Small => new() { SegmentBytes = 32 << 10, ZeroAheadBytes = 8 << 10, PendingBytesMax = 16 << 10 };

    public static JournalOptions Lazy => Small with { SyncEveryRound = false };

    public SimulatedDisk Disk { get; }

    public ManualTime Time { get; } = new();

    public Journal Journal { get; private set; } = null!;

    public RecordingOwner Owner { get; private set; } = null!;

    public JournalWriter Writer { get; private set; } = null!;

    /// <summary>Bodies of the records that the last opening showed.</summary>
    public List<string> Shown { get; } = [];

    public IReadOnlyList<string> Segments => [.. Disk.Files(Folder).Where(file => file.StartsWith(SegmentName.Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public void Open(long from = 0)
    {
        Shown.Clear();
        Journal = Journal.Open(new JournalPorts(Disk, _scheduler, Time, _random), Folder, _options, from, (in JournalRecord record) => Shown.Add(Encoding.UTF8.GetString(record.Body)));
        Owner = new RecordingOwner();
        Writer = Journal.Writer(Owner, stream: 1);
    }

    public void Reopen(long from = 0)
    {
        Journal.Dispose();
        Open(from);
    }

    /// <summary>Goes on with other options.</summary>
    public void Reopen(JournalOptions options)
    {
        _options = options;
        Reopen();
    }

    public void Crash(long from = 0)
    {
        Disk.Crash();
        Open(from);
    }

    public long Append(string body) => Writer.Append(kind: 1, Encoding.UTF8.GetBytes(body));

    public void RunRounds() => _scheduler.RunAll();

    /// <summary>A round of its own.</summary>
    public long Commit(string body)
    {
        long position = Append(body);
        RunRounds();
        return position;
    }

    public string PathOf(string file) => Path.Combine(Folder, file);

    public void Dispose() => Journal.Dispose();
}
