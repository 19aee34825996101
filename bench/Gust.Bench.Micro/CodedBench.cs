using System.Diagnostics;
using System.Text;
using Gust.Foundation;
using Gust.Foundation.Disk;
using Gust.Storage.Encryption;
using Gust.Storage.Streams;
using Gust.Storage.Streams.Blocks;

namespace Gust.Bench.Micro;

/// <summary>What encryption and compression of a stream cost, and what compression saves.</summary>
internal sealed class CodedBench : IDisposable
{
    private const int Messages = 500_000;
    private const int Reads = 20_000;
    private readonly string _folder = Directory.CreateTempSubdirectory("gust-coded-").FullName;
    private readonly byte[][] _payloads = [.. Enumerable.Range(0, 10_000).Select(Payload)];
    private int _stores;

    public static void Run()
    {
        using var bench = new CodedBench();
        bench.Measure("warm-up", null, compresses: true);
        bench.Measure("plain", null, compresses: false);
        bench.Measure("ChaCha20-Poly1305", CipherKind.ChaCha20Poly1305, compresses: false);
        bench.Measure("AES-256-GCM", CipherKind.Aes256Gcm, compresses: false);
        bench.Measure("compressed", null, compresses: true);
        bench.Measure("compressed, AES-256-GCM", CipherKind.Aes256Gcm, compresses: true);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>About 128 bytes of JSON.</summary>
    private static byte[] Payload(int number)
    {
        var random = new SeededRandom(number);
        return Encoding.ASCII.GetBytes(
            $"{{\"id\":{random.Next(1_000_000)},\"device\":\"sensor-{random.Next(500)}\",\"temperature\":{random.Next(4000) / 100.0:F2}," +
            $"\"status\":\"ok\",\"time\":\"2026-11-22T07:{random.Next(60):D2}:{random.Next(60):D2}.{random.Next(1_000_000):D6}Z\"}}");
    }

    private static void Print(string name, double value, string unit) => Console.WriteLine($"{name,-58} {value,14:N1} {unit}");

    private void Measure(string form, CipherKind? kind, bool compresses)
    {
        using StoreCipher? cipher = kind is { } chosen ? new StoreCipher(chosen, new byte[RecordCipher.KeySize], SystemRandom.Instance) : null;
        var options = new StreamStoreOptions { Cache = new BlockCache(256 << 20), Random = SystemRandom.Instance, Cipher = cipher };
        string folder = Path.Combine(_folder, (++_stores).ToString());
        using FileStreamStore store = FileStreamStore.Create(new SystemDisk(), folder, options);
        store.Compresses = compresses;

        var watch = Stopwatch.StartNew();
        TimeSpan cpu = Process.GetCurrentProcess().TotalProcessorTime;
        for (ulong sequence = 1; sequence <= Messages; sequence++)
        {
            store.Append(new StoredMessage { Sequence = sequence, Time = 1, Subject = "orders.17"u8, Headers = default, Payload = _payloads[sequence % 10_000] });
        }

        store.Flush();
        Print(form + ": appends 128 B of JSON", Messages / watch.Elapsed.TotalSeconds, "/s");
        Print(form + ": CPU", (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalNanoseconds / Messages, "ns");
        Print(form + ": on disk", Directory.EnumerateFiles(folder).Sum(file => new FileInfo(file).Length) / (double)Messages, "B a message");

        watch.Restart();
        int read = 0;
        for (ulong from = 1; store.TryLoadNext(null, from, out StoredMessage message); from = message.Sequence + 1)
        {
            read++;
        }

        Print(form + ": reads in sequence", read / watch.Elapsed.TotalSeconds, "/s");
        var random = new SeededRandom(1);
        watch.Restart();
        for (int i = 0; i < Reads; i++)
        {
            store.TryLoad((ulong)random.Next(Messages) + 1, out _);
        }

        Print(form + ": one message anywhere", watch.Elapsed.TotalMicroseconds / Reads, "us");
    }
}
