using System.Text;
using Gust.Foundation;
using Gust.Storage.Encryption;
using Gust.Storage.Streams;
using Gust.Storage.Tests.Journals;
using Gust.Testing.Disk;

namespace Gust.Storage.Tests.Streams;

/// <summary>What an image holds survives any power cut, whatever was written behind it. A failing run says its seed.</summary>
public sealed class StorePowerCutTests
{
    private const int Lives = 8;
    private const int Steps = 120;

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void Image_survives_any_power_cut(bool isEncrypted, bool compresses)
    {
        for (int seed = 1; seed <= SimulationSeeds.Count; seed++)
        {
            try
            {
                new Run(seed, isEncrypted, compresses).Live();
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"seed {seed}: {failure.Message}", failure);
            }
        }
    }

    private sealed class Run(int seed, bool isEncrypted, bool compresses)
    {
        private readonly SeededRandom _random = new(seed);
        private readonly SimulatedDisk _disk = new(new SeededRandom(~seed));

        /// <summary>What the store should hold; null: erased since.</summary>
        private SortedDictionary<ulong, string> _messages = [];
        private byte[]? _image;
        private SortedDictionary<ulong, string> _imaged = [];
        private HashSet<ulong> _erasedSince = [];
        private FileStreamStore _store = null!;

        public void Live()
        {
            _disk.CreateFolder(Stores.Folder);
            _disk.SyncFolder("/");
            for (int life = 0; life < Lives; life++)
            {
                Open();
                Compare();
                _disk.FailAt(1 + _random.Next(120), SimulatedFault.PowerCut);
                try
                {
                    Go();
                }
                catch (PowerCutException)
                {
                    // What comes next is the crash.
                }

                _disk.Crash();
            }
        }

        private void Open()
        {
            // In each life the cipher is another, as in another process.
            StoreCipher? cipher = isEncrypted ? new StoreCipher(CipherKind.Aes256Gcm, new byte[RecordCipher.KeySize], _random) : null;
            StreamStoreOptions options = Stores.Small(cipher: cipher);
            _store = _image is null
                ? FileStreamStore.Create(_disk, Stores.Folder, options)
                : FileStreamStore.Open(_disk, Stores.Folder, _image, options);
            _store.Damaged = OnDamage;
            _store.Compresses = compresses;
            _messages = new SortedDictionary<ulong, string>(_imaged);

            // The journal has the removals.
            _erasedSince.IntersectWith(_imaged.Keys);
            foreach (ulong sequence in _erasedSince.Where(_messages.Remove))
            {
                Assert.True(_store.Remove(sequence, erase: true));
            }
        }

        /// <summary>Content that was being overwritten may be torn; nobody will ask for it.</summary>
        private void OnDamage(StreamDamage damage)
        {
            for (ulong sequence = damage.FirstLost; sequence <= damage.LastLost; sequence++)
            {
                Assert.True(!_messages.ContainsKey(sequence) || _erasedSince.Contains(sequence), damage.ToString());
            }
        }

        private void Compare()
        {
            Assert.Equal(_messages.Keys, _store.Sequences());
            foreach ((ulong sequence, string payload) in _messages)
            {
                Assert.True(payload == _store.Payload(sequence), $"message {sequence} is another");
            }
        }

        private void Go()
        {
            for (int step = 0; step < Steps; step++)
            {
                switch (_random.Next(20))
                {
                    case 0:
                        TakeImage();
                        break;
                    case 1:
                        _store.Flush();
                        break;
                    case 2:
                        _store.Trim();
                        break;
                    case < 6 when _messages.Count > 0:
                        Remove();
                        break;
                    case 6:
                        Compare();
                        break;
                    default:
                        Append();
                        break;
                }
            }
        }

        private void Append()
        {
            // A sequence that a life before gave to another message, as a lazy journal may do.
            ulong sequence = _store.State.LastSequence + 1;
            string payload = new((char)('a' + _random.Next(26)), _random.Next(12) == 0 ? _random.Next(900) : _random.Next(60));
            _store.Append(new StoredMessage
            {
                Sequence = sequence,
                Time = 1,
                Subject = Encoding.ASCII.GetBytes("s." + _random.Next(9)),
                Headers = default,
                Payload = Encoding.ASCII.GetBytes(payload),
            });
            _messages.Add(sequence, payload);
        }

        private void Remove()
        {
            ulong sequence = _messages.Keys.ElementAt(_random.Next(3) == 0 ? 0 : _random.Next(_messages.Count));
            _erasedSince.Add(sequence);
            _messages.Remove(sequence);
            Assert.True(_store.Remove(sequence, erase: _random.Next(2) == 0));
        }

        private void TakeImage()
        {
            byte[] image = _store.Image();
            (_image, _imaged, _erasedSince) = (image, new SortedDictionary<ulong, string>(_messages), []);
            _store.DropImagesBefore(_store.ImageNumber);
        }
    }
}
