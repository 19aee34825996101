using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Gust.Protocol;

namespace Gust.Core.Tracing;

/// <summary>The story of one message, told to a subject of its sender's account once the message has gone its way.</summary>
/// <remarks>
/// Owned by the sender's read loop: sinks add to it while they deliver. Streams say later, from their own threads, what became of the message;
/// the story is told once the last of them has. The lock is a leaf.
/// </remarks>
internal sealed class MessageTrace
{
    /// <summary>A destination where no trace goes.</summary>
    public const string Nobody = "";

    private readonly Lock _lock = new();
    private readonly ClientSession _sender;
    private readonly TimeProvider _time;
    private readonly List<TraceEvent> _events = [];
    private readonly SortedDictionary<string, List<string>> _headers = new(StringComparer.Ordinal);
    private readonly int _size;
    private readonly Activity? _span;

    /// <summary>Who still has something to say: the sender's read loop, and streams.</summary>
    private int _untold = 1;

    public MessageTrace(ClientSession sender, string destination, bool isOnly, in PublishOperation publish)
    {
        _sender = sender;
        _time = sender.Broker.Time;
        Destination = destination;
        IsOnly = isOnly;
        Account = sender.Account;
        _size = publish.Body.Length;
        _span = BeginSpan(publish);
        foreach (HeaderField field in new HeaderFields(publish.Body[..publish.HeaderSize]))
        {
            if (!field.Name.IsEmpty)
            {
                AddHeader(Text(field.Name), Text(field.Value));
            }
        }

        Add(new TraceEvent("in", Now) { Client = sender, Account = Account.Name, Subject = Text(publish.Subject) });
    }

    public string Destination { get; }

    /// <summary>The trace goes to somebody; else it is there for its spans alone.</summary>
    public bool IsTold => Destination != Nobody;

    /// <summary>The sender's: the message is not to be delivered.</summary>
    public bool IsOnly { get; }

    /// <summary>The account of the sender.</summary>
    public Account Account { get; }

    private DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>The sender may not publish it.</summary>
    public void AddRefusal(string error)
    {
        _events[0] = _events[0] with { Error = error };
        _span?.SetStatus(ActivityStatusCode.Error, error);
    }

    public void AddMapping(ReadOnlySpan<byte> subject) => Add(new TraceEvent("sm", Now) { To = Text(subject) });

    public void AddServiceImport(Account exporter, ReadOnlySpan<byte> from, ReadOnlySpan<byte> to) =>
        Add(new TraceEvent("si", Now) { Account = exporter.Name, From = Text(from), To = Text(to) });

    public void AddStreamExport(Account importer, ReadOnlySpan<byte> subject) =>
        Add(new TraceEvent("se", Now) { Account = importer.Name, To = Text(subject) });

    public void AddEgress(Subscription subscription, string error)
    {
        AddDeliverySpan(subscription, error);
        Add(new TraceEvent("eg", Now)
        {
            Client = subscription.Session,
            Account = subscription.Session.Account == Account ? "" : subscription.Session.Account.Name,
            Subscription = subscription.ToString(),
            Queue = Text(subscription.Queue),
            Error = error,
        });
    }

    /// <summary>The message has come to a stream, which will say what became of it.</summary>
    public StreamStation AddStream(string stream)
    {
        Interlocked.Increment(ref _untold);
        return new StreamStation(this, Add(new TraceEvent("js", Now) { Stream = stream }));
    }

    public void FinishStream(int index, string subject, bool hasNoInterest, string error)
    {
        lock (_lock)
        {
            _events[index] = new TraceEvent("js", Now) { Stream = _events[index].Stream, StoredSubject = subject, HasNoInterest = hasNoInterest, Error = error };
        }

        Leave();
    }

    /// <summary>The message has gone its way.</summary>
    public void Publish()
    {
        if (_span is not null)
        {
            MessageSpans.End(_span, Now);
        }

        Leave();
    }

    private Activity? BeginSpan(in PublishOperation publish) =>
        MessageSpans.Begin(MessageStep.Ingress, publish.Body[..publish.HeaderSize], publish.Subject, Now)
            ?.SetTag("messaging.message.body.size", publish.Body.Length - publish.HeaderSize)
            .SetTag("messaging.client.id", _sender.Connect.Name)
            .SetTag("network.peer.address", _sender.RemoteHost)
            .SetTag("gust.account", Account.Name);

    private void AddDeliverySpan(Subscription subscription, string error)
    {
        if (_span is null || MessageSpans.Begin(MessageStep.Delivery, _span.Context, subscription.Subject, Now) is not { } span)
        {
            return;
        }

        span.SetTag("messaging.client.id", subscription.Session.Connect.Name)
            .SetTag("network.peer.address", subscription.Session.RemoteHost)
            .SetTag("gust.account", subscription.Session.Account.Name)
            .SetTag("messaging.consumer.group.name", subscription.Queue.Length == 0 ? null : Text(subscription.Queue))
            .SetStatus(error.Length == 0 ? ActivityStatusCode.Unset : ActivityStatusCode.Error, error.Length == 0 ? null : error);
        MessageSpans.End(span, Now);
    }

    /// <summary>The sender's read loop, or a stream, has no more to say: the last one of them tells the story.</summary>
    private void Leave()
    {
        if (Interlocked.Decrement(ref _untold) == 0 && IsTold)
        {
            _sender.Broker.System.Publish(Account, Destination, Write);
        }
    }

    private int Add(TraceEvent traceEvent)
    {
        lock (_lock)
        {
            _events.Add(traceEvent);
            return _events.Count - 1;
        }
    }

    private void AddHeader(string name, string value)
    {
        if (!_headers.TryGetValue(name, out List<string>? values))
        {
            _headers.Add(name, values = []);
        }

        values.Add(value);
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject("request"u8);
        json.WriteStartObject("header"u8);
        foreach ((string name, List<string> values) in _headers)
        {
            json.WriteStartArray(name);
            values.ForEach(json.WriteStringValue);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteNumber("msgsize"u8, _size);
        json.WriteEndObject();
        json.WriteStartArray("events"u8);
        foreach (TraceEvent traceEvent in _events)
        {
            traceEvent.Write(json);
        }

        json.WriteEndArray();
    }

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
