using System.Buffers;
using System.Text;
using Gust.JetStream.Api;
using Gust.JetStream.Backups.Archives;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Json;
using Gust.JetStream.Streams;
using Gust.Storage.Streams;

namespace Gust.JetStream.Backups;

/// <summary>A stream as it is at one moment, to be written into an archive bit by bit.</summary>
/// <remarks>Made by the stream's owner; read by one thread at a time, beside it.</remarks>
internal sealed class SnapshotSource
{
    private readonly List<(string Name, byte[] Body)> _documents = [];
    private readonly long _now;
    private int _document;
    private bool _hasBegun;

    public SnapshotSource(StreamOwner stream, bool withConsumers)
    {
        _now = stream.Now;
        StreamInfo info = StreamReport.Listed(stream);
        Config = info.Config!;
        State = info.State;
        ConsumerHost[] consumers = [.. stream.Consumers.All.Where(host => withConsumers && !host.Config.Direct)];
        Add(ArchiveFormat.Show(ArchiveFormat.StateName), StreamStateInfo.Shape, State with { ConsumerCount = consumers.Length });
        foreach (ConsumerHost host in consumers)
        {
            ConsumerBackup backup = new() { Config = host.Config, State = ConsumerBackupState.Of(host.Engine.Parts.State) };
            Add(ArchiveFormat.ConsumerPrefix + host.Name, ConsumerBackup.Shape, backup);
        }

        Messages = stream.Store.Freeze();
    }

    public StreamConfig Config { get; }

    public StreamStateInfo State { get; }

    public FrozenMessages Messages { get; }

    /// <summary>All is written.</summary>
    public bool IsAtEnd { get; private set; }

    /// <summary>Writes the next entry. Returns about how many bytes it had.</summary>
    public int WriteNext(ArchiveWriter writer)
    {
        if (!_hasBegun)
        {
            _hasBegun = true;
            writer.Begin();
        }

        if (_document < _documents.Count)
        {
            (string name, byte[] body) = _documents[_document];
            _documents[_document++] = default;
            writer.Write(new ArchiveEntry { Name = Encoding.UTF8.GetBytes(name), Time = _now, Payload = body });
            return body.Length;
        }

        if (Messages.TryNext(out StoredMessage message))
        {
            writer.Write(new ArchiveEntry
            {
                Name = message.Subject,
                Time = message.Time,
                Sequence = message.Sequence,
                Headers = message.Headers,
                Payload = message.Payload,
            });
            return message.Subject.Length + message.Headers.Length + message.Payload.Length;
        }

        writer.End();
        IsAtEnd = true;
        return 0;
    }

    private void Add<T>(string name, JsonShape<T> shape, T value)
        where T : class
    {
        ArrayBufferWriter<byte> text = new();
        ModelJson.Write(text, shape, value);
        _documents.Add((name, text.WrittenSpan.ToArray()));
    }
}
