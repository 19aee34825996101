using System.Buffers;
using System.Text;
using System.Text.Json;
using Gust.Core.Internal;
using Gust.Core.Sharing;

namespace Gust.Core.SystemServices;

/// <summary>Serves subjects of the system account and writes the envelope of the answers.</summary>
internal sealed class SystemResponder(AccountRegistry accounts, InternalPublisher publisher, ServerStatement statement, BrokerPorts ports)
{
    /// <summary>Answers requests on a subject from now on.</summary>
    public void Serve(string subject, RequestHandler handler) =>
        accounts.System.Interest.Add(Encoding.ASCII.GetBytes(subject), queue: null, new ServiceEndpoint(handler));

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

    /// <summary>Publishes in an account, under the envelope of the answers.</summary>
    public void Publish(Account account, string subject, Action<Utf8JsonWriter> body) =>
        publisher.Publish(account, Encoding.UTF8.GetBytes(subject), Envelope(body));

    /// <summary>Publishes an event in an account: type, id, time and server, then what <paramref name="body"/> writes.</summary>
    public void PublishEvent(Account account, string subject, string type, Action<Utf8JsonWriter> body)
    {
        byte[] payload = Compose(json =>
        {
            json.WriteString("type"u8, type);
            json.WriteString("id"u8, EventId.Next(ports.Random));
            json.WriteString("timestamp"u8, Rfc3339.Format(ports.Time.GetUtcNow()));
            statement.Write(json);
            body(json);
        });
        publisher.Publish(account, Encoding.UTF8.GetBytes(subject), payload);
    }

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
