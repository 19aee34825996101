using Gust.JetStream.Commits;
using Gust.JetStream.Model;
using Gust.Protocol;
using Gust.Storage.Journals;
using Gust.Storage.Streams;

namespace Gust.JetStream.Streams;

/// <summary>Does again what the journal tells of a stream. Before the stream is opened: consumers are not told, nobody is answered.</summary>
internal static class StreamReplay
{
    /// <param name="stream">Whose record it is.</param>
    /// <param name="record">Not the stream's first or last.</param>
    /// <exception cref="InvalidDataException">The record does not go with the stream.</exception>
    public static void Apply(StreamOwner stream, in JournalRecord record)
    {
        var kind = (StreamRecordKind)record.Kind;
        if (kind is StreamRecordKind.ConsumerProgress or StreamRecordKind.ConsumerImage)
        {
            ApplyProgress(stream, kind, record);
            return;
        }

        if (record.Position <= stream.Applied)
        {
            return;
        }

        switch (kind)
        {
            case StreamRecordKind.Updated:
                StreamConfig old = stream.Config;
                stream.Configure(StreamRecords.ReadStreamConfig(record.Body));
                stream.Contents.OnReconfigured(old);
                break;
            case StreamRecordKind.ConsumerCreated:
            case StreamRecordKind.ConsumerUpdated:
            case StreamRecordKind.ConsumerDeleted:
                ApplyConsumer(stream, kind, record.Body);
                break;
            default:
                ApplyMessages(stream, kind, record.Body);
                break;
        }

        stream.Applied = record.Position;
    }

    private static void ApplyMessages(StreamOwner stream, StreamRecordKind kind, ReadOnlySpan<byte> body)
    {
        switch (kind)
        {
            case StreamRecordKind.Message:
                Append(stream, StreamRecords.ReadMessage(body));
                break;
            case StreamRecordKind.Skipped:
                stream.Contents.Skip(StreamRecords.ReadSkipped(body, out long time), time);
                break;
            case StreamRecordKind.Removed:
                foreach (ulong sequence in StreamRecords.ReadRemoved(body, out bool erase))
                {
                    stream.Contents.Remove(sequence, erase);
                }

                break;
            case StreamRecordKind.Batch:
                while (BatchRecord.TryTake(ref body, out StreamRecordKind part, out ReadOnlySpan<byte> content))
                {
                    ApplyMessages(stream, part, content);
                }

                break;
            case StreamRecordKind.Purged:
                StreamRecords.ReadPurged(body, out ReadOnlySpan<byte> filter, out ulong below, out long keep);
                stream.Contents.Purge(filter, below, keep);
                break;
            default:
                throw new InvalidDataException($"The journal has a record of unknown kind {(byte)kind}.");
        }
    }

    /// <summary>A store that was made anew from its blocks may have the message already.</summary>
    private static void Append(StreamOwner stream, in StoredMessage message)
    {
        if (message.Sequence <= stream.Store.Counts.LastSequence)
        {
            return;
        }

        stream.Contents.Append(message);
        ReadOnlySpan<byte> id = message.Headers.IsEmpty ? default : HeaderFields.Find(message.Headers, "Nats-Msg-Id"u8);
        if (!id.IsEmpty && stream.Config.DuplicateWindowNs > 0 && !stream.Deduper.TryFind(id, out _))
        {
            stream.Deduper.Add(id, message.Sequence, message.Time);
        }
    }

    private static void ApplyConsumer(StreamOwner stream, StreamRecordKind kind, ReadOnlySpan<byte> body)
    {
        if (kind == StreamRecordKind.ConsumerDeleted)
        {
            if (stream.Consumers.TryGet(StreamRecords.TakeNumber(ref body), out ConsumerHost? gone))
            {
                stream.Consumers.Remove(gone);
            }

            return;
        }

        ConsumerConfig config = StreamRecords.ReadConsumerCreated(body, out uint number, out long created);
        if (stream.Consumers.TryGet(number, out ConsumerHost? host))
        {
            host.Reconfigure(config);
        }
        else
        {
            stream.Consumers.Add(number, config, created);
        }
    }

    private static void ApplyProgress(StreamOwner stream, StreamRecordKind kind, in JournalRecord record)
    {
        ReadOnlySpan<byte> body = record.Body;
        if (!stream.Consumers.TryGet(StreamRecords.TakeNumber(ref body), out ConsumerHost? host) || record.Position <= host.Position)
        {
            return;
        }

        if (kind == StreamRecordKind.ConsumerImage)
        {
            host.Restore(body);
        }
        else if (host.HasState)
        {
            host.Engine.Apply(body);
        }

        host.Position = record.Position;
    }
}
