using System.Text;
using Gust.Foundation;
using Gust.Storage.Encryption;
using Gust.Storage.Streams;
using Gust.Subjects;

namespace Gust.Storage.Tests.Streams;

/// <summary>Random calls of a store and of the naive one beside it, from a seed.</summary>
internal sealed class StoreModel
{
    private static readonly SubjectFilter?[] Filters =
    [
        null, Stores.Filter(">"), Stores.Filter("a.1"), Stores.Filter("a.3"), Stores.Filter("a.*"), Stores.Filter("b.>"),
        Stores.Filter("*.2"), Stores.Filter("a.1", "b.*.x"), Stores.Filter("none.here"), Stores.Filter("wide.7"), Stores.Filter("wide.*"),
    ];

    private readonly IRandom _random;
    private readonly MemoryDisk _disk = new();
    private readonly StreamStoreOptions _options;
    private readonly bool _compresses;
    private readonly bool _inFiles;
    private readonly int _removalWeight;
    private readonly bool _mayGoBack;
    private IStreamStore _store;
    private NaiveStore _naive;
    private readonly HashSet<ulong> _erased = [];
    private long _time = 1000;
    private bool _wentBack;
    private (byte[] Image, NaiveStore Naive, long Number)? _older;

    public StoreModel(int seed, bool inFiles, bool isEncrypted = false, bool compresses = false)
    {
        _random = new SeededRandom(seed);
        _options = Stores.Small(cipher: isEncrypted ? new StoreCipher(CipherKind.Aes256Gcm, new byte[RecordCipher.KeySize], _random) : null);
        _compresses = compresses;
        _inFiles = inFiles;
        _removalWeight = 1 + _random.Next(40);
        _mayGoBack = _random.Next(2) == 0;
        _store = inFiles ? Stores.File(_disk, _options) : new MemoryStreamStore(_options);
        Prepare();
        _naive = new NaiveStore(inFiles ? MessageSize.InFile : MessageSize.InMemory);
    }

    public void Run(int steps)
    {
        for (int step = 0; step < steps; step++)
        {
            Change();
            Look();
            Assert.Equal(_naive.State, _store.State);
        }

        CompareAll();
        Rebuild();
        _store.Dispose();
        Assert.Equal(0, _disk.OpenHandles);
    }

    private void Prepare()
    {
        ((StreamStore)_store).Damaged = damage => Assert.Fail(damage.ToString());
        if (_store is FileStreamStore file)
        {
            file.Compresses = _compresses;
        }
    }

    /// <summary>The files alone tell the same, as long as no life was given up: what that left behind, only an image tells apart.</summary>
    private void Rebuild()
    {
        if (_store is FileStreamStore file && !_wentBack)
        {
            file.Flush();
            file.Dispose();
            _store = FileStreamStore.Rebuild(_disk, Stores.Folder, _options, damage => Assert.Fail(damage.ToString()));
            CompareAll();
        }
    }

    private void Change(bool mayReopen = true)
    {
        switch (_random.Next(100))
        {
            case < 2:
                Skip();
                break;
            case < 4:
                Purge();
                break;
            case < 6 when _inFiles && mayReopen:
                Reopen();
                break;
            case < 8:
                Rest();
                break;
            case var roll when roll < 8 + _removalWeight:
                Remove();
                break;
            default:
                for (int i = _random.Next(6); i >= 0; i--)
                {
                    Append();
                }

                break;
        }
    }

    private void Append()
    {
        ulong sequence = _naive.Last + 1 + (ulong)(_random.Next(20) == 0 ? _random.Next(500) : 0);
        _time += _random.Next(30) - (_random.Next(50) == 0 ? 200 : 0);
        string subject = _random.Next(5) switch
        {
            0 => "b." + _random.Next(3) + (_random.Next(2) == 0 ? ".x" : ""),
            1 => "wide." + _random.Next(300),
            _ => "a." + _random.Next(5),
        };
        string headers = _random.Next(3) == 0 ? "NATS/1.0\r\nA: " + _random.Next(1000) + "\r\n\r\n" : "";
        string payload = new((char)('a' + _random.Next(26)), _random.Next(30) == 0 ? _random.Next(3000) : _random.Next(60));
        _store.Put(sequence, subject, payload, headers, _time);
        _naive.Append(new NaiveMessage(sequence, _time, subject, headers, payload));
    }

    private void Skip()
    {
        ulong sequence = _naive.Last + (ulong)_random.Next(3);
        _store.Skip(sequence);
        _naive.Skip(sequence);
    }

    private void Remove()
    {
        for (int i = _random.Next(_removalWeight); i >= 0; i--)
        {
            // Half of them from the front, as limits and acknowledgements do.
            ulong sequence = _random.Next(2) == 0 ? _naive.State.FirstSequence : Somewhere();
            bool erase = _random.Next(4) == 0;
            Assert.Equal(_naive.Remove(sequence), _store.Remove(sequence, erase));
            if (erase)
            {
                _erased.Add(sequence);
            }
        }
    }

    private void Purge()
    {
        SubjectFilter? filter = AnyFilter();
        ulong below = _random.Next(3) == 0 ? Somewhere() : ulong.MaxValue;
        long keep = _random.Next(2) == 0 ? 0 : _random.Next(10);
        Assert.Equal(_naive.Purge(filter, below, keep), _store.Purge(filter, below, keep));
    }

    private void Rest()
    {
        if (_store is FileStreamStore file && _random.Next(2) == 0)
        {
            file.Flush();
        }
        else if (_store is FileStreamStore idle)
        {
            idle.Trim();
            Assert.Equal(0, _disk.OpenHandles);
        }
        else
        {
            ((MemoryStreamStore)_store).Trim();
        }
    }

    /// <summary>Goes on from the newest image, or, as if that were damaged, from the one before it.</summary>
    private void Reopen()
    {
        var file = (FileStreamStore)_store;
        byte[] image = file.Image(position: 77);
        var newest = (Image: image, Naive: new NaiveStore(_naive), Number: file.ImageNumber);
        if (_older is { } older && _mayGoBack && _random.Next(3) == 0)
        {
            newest = older;
            _wentBack = true;
        }
        else if (_older is not null)
        {
            file.DropImagesBefore(_older.Value.Number);
        }

        if (_mayGoBack && _random.Next(2) == 0)
        {
            _wentBack = true;
            for (int i = _random.Next(30); i > 0; i--)
            {
                Change(mayReopen: false);
            }
        }

        file = (FileStreamStore)_store;
        file.Dispose();
        _store = FileStreamStore.Open(_disk, Stores.Folder, newest.Image, _options);
        Prepare();
        _naive = new NaiveStore(newest.Naive);
        Assert.Equal(77, ((FileStreamStore)_store).ImagePosition);
        _older = newest;

        // What was erased after an image does not come back with it; the journal has the removals.
        foreach (ulong sequence in _erased)
        {
            Assert.Equal(_naive.Remove(sequence), _store.Remove(sequence, erase: false));
        }
    }

    private void Look()
    {
        SubjectFilter? filter = AnyFilter();
        ulong from = Somewhere();
        Same(_naive.Next(filter, from), _store.TryLoadNext(filter, from, out StoredMessage next), next);
        Same(_naive.FindLast(filter, from), _store.TryLoadLast(filter, from, out StoredMessage last), last);
        Same(_naive.Load(from), _store.TryLoad(from, out StoredMessage one), one);
        Assert.Equal(_naive.Count(filter, from), _store.Count(filter, from));
        long time = _time - _random.Next(2000);
        Assert.Equal(_naive.FirstSequenceAt(time), _store.FirstSequenceAt(time));
        string subject = "a." + _random.Next(6);
        Assert.Equal(_naive.Subject(subject), _store.Subject(Encoding.ASCII.GetBytes(subject)));
    }

    private void CompareAll()
    {
        foreach (NaiveMessage message in _naive.Messages)
        {
            Same(message, _store.TryLoad(message.Sequence, out StoredMessage loaded), loaded);
        }

        foreach (SubjectFilter? filter in Filters)
        {
            Dictionary<string, SubjectState> seen = [];
            _store.VisitSubjects(filter, (ReadOnlySpan<byte> subject, in SubjectState state) => seen.TryAdd(Encoding.ASCII.GetString(subject), state));
            Assert.Equal(_naive.Subjects(filter).OrderBy(pair => pair.Key), seen.OrderBy(pair => pair.Key));
            Assert.Equal(_naive.Messages.Where(message => filter?.Matches(Encoding.ASCII.GetBytes(message.Subject)) ?? true).Select(message => message.Sequence), _store.Sequences(filter));
        }
    }

    private SubjectFilter? AnyFilter() => Filters[_random.Next(Filters.Length)];

    private ulong Somewhere() => (ulong)_random.Next((int)_naive.Last + 5);

    private static void Same(NaiveMessage? expected, bool found, in StoredMessage message)
    {
        Assert.Equal(expected is not null, found);
        if (expected is not null)
        {
            Assert.Equal(expected, new NaiveMessage(message.Sequence, message.Time, Text(message.Subject), Text(message.Headers), Text(message.Payload)));
        }
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.ASCII.GetString(bytes);
}
