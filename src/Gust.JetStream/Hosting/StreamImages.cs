using System.Buffers;
using Gust.JetStream.Commits;
using Gust.JetStream.Consumers;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Json;
using Gust.JetStream.Streams;
using Gust.Storage.Streams;

namespace Gust.JetStream.Hosting;

/// <summary>A stream as a checkpoint keeps it: its configuration, where its messages are, its ids and its consumers.</summary>
internal static class StreamImages
{
    /// <summary>Flushes and syncs the stream's files, and writes what <see cref="Read"/> needs. For the stream's owner.</summary>
    public static void Write(StreamOwner stream, IBufferWriter<byte> to)
    {
        StreamRecords.PutText(to, stream.Site.Account.Name);
        VarInt.Write(to, (ulong)stream.Created);
        PutShape(to, StreamConfig.Shape, stream.Config);
        ArrayBufferWriter<byte> store = new();
        ((FileStreamStore)stream.Store).WriteImage(store, stream.Applied);
        StreamRecords.PutBytes(to, store.WrittenSpan);
        stream.Deduper.WriteImage(to);
        stream.Contents.Deadlines.WriteImage(to);
        stream.Contents.Schedules.WriteImage(to);
        VarInt.Write(to, stream.Consumers.LastNumber);
        VarInt.Write(to, (ulong)stream.Consumers.All.Count);
        foreach (ConsumerHost host in stream.Consumers.All)
        {
            WriteConsumer(host, to);
        }
    }

    /// <summary>Takes apart what <see cref="Write"/> wrote, up to the stream's messages.</summary>
    public static StreamImage Read(ulong number, byte[] image)
    {
        ReadOnlySpan<byte> from = image;
        string account = StreamRecords.TakeText(ref from);
        long created = (long)VarInt.Read(ref from);
        StreamConfig config = StreamRecords.ReadStreamConfig(StreamRecords.TakeBytes(ref from));
        byte[] store = StreamRecords.TakeBytes(ref from).ToArray();
        return new StreamImage(number, account, created, config, store, from.ToArray());
    }

    /// <summary>Gives a stream its ids and consumers back.</summary>
    public static void Restore(StreamOwner stream, ReadOnlySpan<byte> from)
    {
        stream.Deduper.ReadImage(ref from);
        stream.Contents.Deadlines.ReadImage(ref from);
        stream.Contents.Schedules.ReadImage(ref from);
        uint last = (uint)VarInt.Read(ref from);
        for (ulong count = VarInt.Read(ref from); count > 0; count--)
        {
            ReadConsumer(stream, ref from);
        }

        stream.Consumers.LastNumber = Math.Max(last, stream.Consumers.LastNumber);
    }

    private static void WriteConsumer(ConsumerHost host, IBufferWriter<byte> to)
    {
        host.Engine.Flush(); // what the image has must not be told by a later record again
        VarInt.Write(to, host.Number);
        VarInt.Write(to, (ulong)host.Created);
        VarInt.Write(to, (ulong)host.Position);
        PutShape(to, ConsumerConfig.Shape, host.Config);
        StreamRecords.PutBytes(to, host.IsVolatile ? default : host.Image().Span);
    }

    private static void ReadConsumer(StreamOwner stream, ref ReadOnlySpan<byte> from)
    {
        uint number = (uint)VarInt.Read(ref from);
        long created = (long)VarInt.Read(ref from);
        long position = (long)VarInt.Read(ref from);
        ConsumerConfig config = StreamRecords.ReadConsumerConfig(StreamRecords.TakeBytes(ref from));
        ReadOnlySpan<byte> state = StreamRecords.TakeBytes(ref from);
        ConsumerHost host = stream.Consumers.Add(number, config, created);
        if (!state.IsEmpty)
        {
            host.Restore(state);
        }

        host.Position = position;
    }

    private static void PutShape<T>(IBufferWriter<byte> to, JsonShape<T> shape, T value)
        where T : class
    {
        ArrayBufferWriter<byte> text = new();
        ModelJson.Write(text, shape, value);
        StreamRecords.PutBytes(to, text.WrittenSpan);
    }
}
