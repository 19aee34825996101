using System.Text;
using Gust.JetStream.Backups.Archives;
using Gust.JetStream.Hosting;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Json;
using Gust.JetStream.Rules;
using Gust.JetStream.Streams;
using Gust.Protocol;
using Gust.Storage.Streams;
using Gust.Subjects;

namespace Gust.JetStream.Backups;

/// <summary>Fills a new stream with what an archive holds. The stream is nobody else's yet, and nothing is journaled.</summary>
internal sealed class RestoredContents(StreamOwner stream, RuleLimits limits) : IArchiveVisitor
{
    /// <summary>Bytes of consumers' documents that are kept until the messages are there.</summary>
    private const long ConsumerBytesMax = 256 << 20;

    private readonly List<ConsumerBackup> _consumers = [];
    private readonly Dictionary<string, ConsumerConfig> _configurations = new(StringComparer.Ordinal);
    private StreamStateInfo? _state;
    private long _consumerBytes;
    private bool _hasMessages;

    public void Visit(in ArchiveEntry entry)
    {
        if (_state is null)
        {
            ReadState(entry);
        }
        else if (entry.Sequence > 0)
        {
            Append(entry);
        }
        else if (entry.Name.StartsWith("consumers/"u8) && !_hasMessages)
        {
            ReadConsumer(entry);
        }
        else
        {
            throw new InvalidDataException($"expected consumer, found \"{ArchiveFormat.Show(entry.Name)}\"");
        }
    }

    /// <summary>All messages are there: the rest follows, and limits hold. The consumers get their states but are not opened.</summary>
    public void Finish()
    {
        stream.Contents.Skip(_state!.LastSeq, LastTime(_state));
        stream.Contents.OnReconfigured(stream.Config);
        foreach (ConsumerBackup backup in _consumers)
        {
            ConsumerHost host = stream.Consumers.Add(stream.Consumers.LastNumber + 1, backup.Config, stream.Created);
            try
            {
                host.Restore(backup.State);
            }
            catch (InvalidDataException e)
            {
                throw Bad(backup.Config.Name, e.Message);
            }
        }
    }

    /// <summary>When the stream's last message came, though it may be gone.</summary>
    private static long LastTime(StreamStateInfo state) => state.LastTs == default ? 0 : state.LastTs.UnixNanoseconds;

    private void ReadState(in ArchiveEntry entry)
    {
        StreamStateInfo state = new();
        if (!entry.Name.SequenceEqual(ArchiveFormat.StateName))
        {
            throw new InvalidDataException("expected state.json first");
        }

        if (ModelJson.Read(entry.Payload, StreamStateInfo.Shape, state, isStrict: false) is { } fault)
        {
            throw new InvalidDataException($"failed to decode stream state: {fault}");
        }

        if (state.LastSeq > long.MaxValue || state.FirstSeq > long.MaxValue)
        {
            throw new InvalidDataException("the stream's sequences are out of range");
        }

        _state = state;
        if (state.FirstSeq > 1)
        {
            stream.Contents.Skip(state.FirstSeq - 1);
        }
    }

    private void ReadConsumer(in ArchiveEntry entry)
    {
        string name = ArchiveFormat.Show(entry.Name[ArchiveFormat.ConsumerPrefix.Length..]);
        ConsumerBackup backup = new();
        _consumerBytes += entry.Payload.Length;
        if (_consumerBytes > ConsumerBytesMax)
        {
            throw new InvalidDataException("the consumers' states are too large");
        }

        if (ModelJson.Read(entry.Payload, ConsumerBackup.Shape, backup, isStrict: false) is { } fault)
        {
            throw new InvalidDataException($"failed to decode consumer \"{name}\" state: {fault}");
        }

        ConsumerConfig config = backup.Config.Name.Length > 0 ? backup.Config : backup.Config with { Name = name };
        Ruling<ConsumerConfig> ruling = new ConsumerRules(limits, stream.Config, _configurations).Decide(config, ConsumerAction.Create);
        if (!ruling.IsAllowed)
        {
            throw Bad(name, ruling.Error.Description);
        }

        if (!_configurations.TryAdd(ruling.Value.Name, ruling.Value))
        {
            throw Bad(name, "it is there twice");
        }

        _consumers.Add(backup with { Config = ruling.Value });
    }

    private void Append(in ArchiveEntry entry)
    {
        _hasMessages = true;
        if (entry.Sequence <= stream.Store.Counts.LastSequence || entry.Sequence > long.MaxValue)
        {
            throw new InvalidDataException($"message sequence {ArchiveFormat.Show(entry.Sequence)} out of order");
        }

        if (!SubjectRules.IsValidLiteral(entry.Name))
        {
            throw new InvalidDataException($"message sequence {ArchiveFormat.Show(entry.Sequence)} has no valid subject");
        }

        bool areHeadersGood = entry.Headers.IsEmpty || (entry.Headers.StartsWith("NATS/1.0"u8) && entry.Headers.EndsWith("\r\n\r\n"u8));
        if (!areHeadersGood)
        {
            throw new InvalidDataException($"message sequence {ArchiveFormat.Show(entry.Sequence)} has no valid headers");
        }

        StoredMessage message = new()
        {
            Sequence = entry.Sequence,
            Time = entry.Time,
            Subject = entry.Name,
            Headers = entry.Headers,
            Payload = entry.Payload,
        };
        stream.Contents.Restore(message);
        ReadOnlySpan<byte> id = message.Headers.IsEmpty ? default : HeaderFields.Find(message.Headers, "Nats-Msg-Id"u8);
        if (!id.IsEmpty && message.Time > stream.Now - stream.Config.DuplicateWindowNs && !stream.Deduper.TryFind(id, out _))
        {
            stream.Deduper.Add(id, message.Sequence, Math.Min(message.Time, stream.Now));
        }
    }

    private static InvalidDataException Bad(string consumer, string why) => new($"consumer \"{consumer}\": {why}");
}
