using System.Buffers;
using System.Text;
using System.Text.Json;
using Gust.Core.Internal;
using Gust.Core.Sharing;

namespace Gust.Core.SystemServices;

/// <summary>Serves subjects of the system account, and writes the envelopes of answers and events.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class SystemResponder(AccountRegistry accounts, InternalPublisher publisher, ServerStatement statement, BrokerPorts ports)
{
    /// <summary>Answers requests on a subject from now on.</summary>
    public void Serve(string subject, RequestHandler handler) =>
        accounts.System.Interest.Add(Encoding.ASCII.GetBytes(subject), queue: null, new ServiceEndpoint(handler));

    /// <summary>Whether anybody would get what is published on a subject now.</summary>
    public static bool IsWanted(Account account, string subject) => account.Interest.HasInterest(Encoding.UTF8.GetBytes(subject));

    /// <summary>Sends <c>{"server":...,</c> and what <paramref name="body"/> writes, to a reply of the system account. Nothing without a reply.</summary>
    /// <param name="reply">Where the answer goes.</param>
    /// <param name="body">Writes properties of the answer.</param>
    /// <param name="bodyFirst">Those come before <c>server</c>, as in some of the reference's answers.</param>
    public void Answer(ReadOnlySpan<byte> reply, Action<Utf8JsonWriter> body, bool bodyFirst = false)
    {
        if (!reply.IsEmpty)
        {
            publisher.Publish(accounts.System, reply, Envelope(body, bodyFirst));
        }
    }

    public void Answer(ReadOnlySpan<byte> reply, ReadOnlySpan<byte> payload)
    {
        if (!reply.IsEmpty)
        {
            publisher.Publish(accounts.System, reply, payload);
        }
    }

    /// <summary>Sends one object of what <paramref name="body"/> writes, without an envelope.</summary>
    public void AnswerBare(ReadOnlySpan<byte> reply, Action<Utf8JsonWriter> body) => Answer(reply, Compose(body));

    /// <summary>Sends an event to who asked for it.</summary>
    public void AnswerEvent(ReadOnlySpan<byte> reply, string type, Action<Utf8JsonWriter> body) => Answer(reply, Event(NewStamp(type), body));

    /// <summary>Publishes in an account, under the envelope of the answers.</summary>
    public void Publish(Account account, string subject, Action<Utf8JsonWriter> body) =>
        publisher.Publish(account, Encoding.UTF8.GetBytes(subject), Envelope(body));

    /// <summary>Publishes in the system account who speaks, and no more.</summary>
    public void PublishStatement(string subject) =>
        publisher.Publish(accounts.System, Encoding.UTF8.GetBytes(subject), Compose(statement.WriteFields));

    /// <summary>Publishes an event in an account: type, id and time, what <paramref name="head"/> writes, server, then what <paramref name="body"/> writes.</summary>
    public void PublishEvent(Account account, string subject, string type, Action<Utf8JsonWriter> body, Action<Utf8JsonWriter>? head = null) =>
        publisher.Publish(account, Encoding.UTF8.GetBytes(subject), Event(NewStamp(type), body, head));

    /// <summary>Publishes the same event on several subjects.</summary>
    public void PublishEvent(Account account, ReadOnlySpan<string> subjects, string type, Action<Utf8JsonWriter> body)
    {
        EventStamp stamp = NewStamp(type);
        foreach (string subject in subjects)
        {
            publisher.Publish(account, Encoding.UTF8.GetBytes(subject), Event(stamp, body));
        }
    }

    private EventStamp NewStamp(string type) => new(type, EventId.Next(ports.Random), ports.Time.GetUtcNow());

    private byte[] Event(EventStamp stamp, Action<Utf8JsonWriter> body, Action<Utf8JsonWriter>? head = null) => Compose(json =>
    {
        json.WriteString("type"u8, stamp.Type);
        json.WriteString("id"u8, stamp.Id);
        json.WriteString("timestamp"u8, Rfc3339.Format(stamp.Time));
        head?.Invoke(json);
        statement.Write(json);
        body(json);
    });

    private byte[] Envelope(Action<Utf8JsonWriter> body, bool bodyFirst = false) => Compose(json =>
    {
        if (bodyFirst)
        {
            body(json);
            statement.Write(json);
        }
        else
        {
            statement.Write(json);
            body(json);
        }
    });

    /// <summary>One object with what <paramref name="properties"/> writes.</summary>
    private static byte[] Compose(Action<Utf8JsonWriter> properties)
    {
        ArrayBufferWriter<byte> buffer = new(512);
        using (Utf8JsonWriter json = new(buffer, ClientInfo.JsonOptions))
        {
            json.WriteStartObject();
            properties(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
