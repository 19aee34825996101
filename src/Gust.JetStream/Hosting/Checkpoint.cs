using System.Buffers;
using System.Buffers.Binary;
using Gust.JetStream.Commits;
using Gust.JetStream.Consumers;
using Gust.Storage;

namespace Gust.JetStream.Hosting;

/// <summary>All that must be known to go on from a position of the journal.</summary>
/// <param name="Number">Rises from one checkpoint to the next.</param>
/// <param name="Position">The journal before it is not needed any more.</param>
/// <param name="LastStream">The highest number that a stream was ever given.</param>
/// <param name="Streams">The images of all streams in files, by number; see <see cref="StreamImages"/>.</param>
/// <param name="Buried">Numbers of deleted streams whose folders may still be there.</param>
internal sealed record Checkpoint(
    long Number, long Position, ulong LastStream, IReadOnlyDictionary<ulong, byte[]> Streams, IReadOnlyCollection<ulong> Buried)
{
    private const uint Magic = 0x3150_4B43; // CKP1
    private const int HeadSize = 8;

    public static Checkpoint None { get; } = new(0, 0, 0, new Dictionary<ulong, byte[]>(), []);

    public byte[] ToBytes()
    {
        ArrayBufferWriter<byte> to = new();
        to.Advance(to.GetSpan(HeadSize)[..HeadSize].Length);
        VarInt.Write(to, (ulong)Number);
        VarInt.Write(to, (ulong)Position);
        VarInt.Write(to, LastStream);
        VarInt.Write(to, (ulong)Buried.Count);
        foreach (ulong buried in Buried)
        {
            VarInt.Write(to, buried);
        }

        VarInt.Write(to, (ulong)Streams.Count);
        foreach ((ulong number, byte[] image) in Streams)
        {
            VarInt.Write(to, number);
            StreamRecords.PutBytes(to, image);
        }

        byte[] bytes = to.WrittenSpan.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), Crc32C.Of(bytes.AsSpan(HeadSize)));
        return bytes;
    }

    /// <exception cref="InvalidDataException">The bytes are not those of a checkpoint, or not all of them.</exception>
    public static Checkpoint Parse(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < HeadSize
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic
            || BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) != Crc32C.Of(bytes[HeadSize..]))
        {
            throw new InvalidDataException("The checkpoint is damaged.");
        }

        ReadOnlySpan<byte> from = bytes[HeadSize..];
        long number = (long)VarInt.Read(ref from);
        long position = (long)VarInt.Read(ref from);
        ulong lastStream = VarInt.Read(ref from);
        List<ulong> buried = [];
        for (ulong count = VarInt.Read(ref from); count > 0; count--)
        {
            buried.Add(VarInt.Read(ref from));
        }

        Dictionary<ulong, byte[]> streams = [];
        for (ulong count = VarInt.Read(ref from); count > 0; count--)
        {
            ulong stream = VarInt.Read(ref from);
            streams[stream] = StreamRecords.TakeBytes(ref from).ToArray();
        }

        return new Checkpoint(number, position, lastStream, streams, buried);
    }
}
