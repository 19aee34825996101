using System.Buffers;
using Gust.JetStream.Model;
using Gust.Storage.Streams;
using Gust.Subjects;

namespace Gust.JetStream.Streams;

/// <summary>Publishes what came into a stream once more, under another subject (spec: jetstream.md section 4.8).</summary>
internal sealed class Republisher(StreamOwner stream)
{
    private SubjectTransform? _transform;
    private bool _headersOnly;
    private ArrayBufferWriter<byte>? _subject;
    private HeaderWriter? _headers;

    /// <summary>Whether a message's predecessor on its subject must be known.</summary>
    public bool IsOn => _transform is not null;

    public void Configure(StreamConfig config)
    {
        _transform = null;
        if (config.Republish is { } republish)
        {
            string source = republish.Source.Length == 0 ? ">" : republish.Source;
            _headersOnly = republish.HeadersOnly;
            if (!SubjectTransform.TryCreate(source, republish.Destination, out _transform, out _))
            {
                throw new InvalidDataException($"stream {config.Name} republishes to what the rules refuse");
            }
        }
    }

    /// <param name="message">It is in the stream.</param>
    /// <param name="before">The last sequence of its subject before it; 0: none.</param>
    public void Publish(in StoredMessage message, ulong before)
    {
        _subject ??= new ArrayBufferWriter<byte>();
        _subject.ResetWrittenCount();
        if (_transform?.Transform(message.Subject, _subject, stream.Context.Broker.Random) == true)
        {
            stream.Client.Publish(_subject.WrittenSpan, default, Headers(message, before), _headersOnly ? default : message.Payload);
        }
    }

    private ReadOnlySpan<byte> Headers(in StoredMessage message, ulong before)
    {
        _headers ??= new HeaderWriter();
        _headers.BeginMessage(stream.NameBytes, message);
        _headers.Put("Nats-Last-Sequence: "u8, before);
        if (_headersOnly)
        {
            _headers.Put("Nats-Msg-Size: "u8, (ulong)message.Payload.Length);
        }

        return _headers.End();
    }
}
