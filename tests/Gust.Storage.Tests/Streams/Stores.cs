using System.Buffers;
using System.Text;
using Gust.Foundation;
using Gust.Storage.Encryption;
using Gust.Storage.Streams;
using Gust.Storage.Streams.Blocks;
using Gust.Subjects;

namespace Gust.Storage.Tests.Streams;

/// <summary>Stores for tests, with sizes so small that everything that can happen does.</summary>
internal static class Stores
{
    public const string Folder = "/stream";

    public static StreamStoreOptions Small(long cacheBytes = 2000, StoreCipher? cipher = null) => new()
    {
        Cipher = cipher,
        PieceBytes = 200,
        MapsMax = 2,
        Cache = new BlockCache(cacheBytes),
        Random = new SeededRandom(1),
        FileBlockBytes = 2048,
        MemoryBlockBytes = 2048,
        TailBytes = 512,
        WindowBytes = 512,
        WindowsMax = 3,
        OpenFilesMax = 3,
    };

    public static StreamStoreOptions Usual() => new() { Cache = new BlockCache(64 << 20), Random = new SeededRandom(1) };

    public static FileStreamStore File(MemoryDisk disk, StreamStoreOptions? options = null) => FileStreamStore.Create(disk, Folder, options ?? Usual());

    public static SubjectFilter Filter(params string[] patterns) => new(patterns.Select(Encoding.ASCII.GetBytes));

    public static void Put(this IStreamStore store, ulong sequence, string subject, string payload = "", string headers = "", long? time = null) =>
        store.Append(new StoredMessage
        {
            Sequence = sequence,
            Time = time ?? (long)sequence * 10,
            Subject = Encoding.ASCII.GetBytes(subject),
            Headers = Encoding.ASCII.GetBytes(headers),
            Payload = Encoding.ASCII.GetBytes(payload),
        });

    /// <summary>The payload of a message; null: it cannot be loaded.</summary>
    public static string? Payload(this IStreamStore store, ulong sequence) =>
        store.TryLoad(sequence, out StoredMessage message) ? Encoding.ASCII.GetString(message.Payload) : null;

    /// <summary>Every sequence that the filter takes, in order.</summary>
    public static List<ulong> Sequences(this IStreamStore store, SubjectFilter? filter = null)
    {
        List<ulong> sequences = [];
        for (ulong from = 0; store.TryLoadNext(filter, from, out StoredMessage message); from = message.Sequence + 1)
        {
            sequences.Add(message.Sequence);
        }

        return sequences;
    }

    public static byte[] Image(this FileStreamStore store, long position = 0)
    {
        var image = new ArrayBufferWriter<byte>();
        store.WriteImage(image, position);
        return image.WrittenSpan.ToArray();
    }
}
