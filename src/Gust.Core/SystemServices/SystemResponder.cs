using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Gust.Core.Internal;

namespace Gust.Core.SystemServices;

/// <summary>Serves subjects of the system account and writes the envelope of the answers.</summary>
internal sealed class SystemResponder(AccountRegistry accounts, InternalPublisher publisher, ServerStatement statement)
{
    private static readonly JsonWriterOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Answers requests on a subject from now on.</summary>
    public void Serve(string subject, RequestHandler handler) =>
        accounts.System.Interest.Add(Encoding.ASCII.GetBytes(subject), queue: null, new ServiceEndpoint(handler));

    /// <summary>Sends <c>{"server":...,</c> and what <paramref name="body"/> writes, to a reply of the system account. Nothing without a reply.</summary>
    public void Answer(ReadOnlySpan<byte> reply, Action<Utf8JsonWriter> body)
    {
        if (!reply.IsEmpty)
        {
            publisher.Publish(accounts.System, reply, Envelope(body));
        }
    }

    public void Answer(ReadOnlySpan<byte> reply, ReadOnlySpan<byte> payload)
    {
        if (!reply.IsEmpty)
        {
            publisher.Publish(accounts.System, reply, payload);
        }
    }

    /// <summary>Publishes an event of the server.</summary>
    public void Publish(Account account, string subject, Action<Utf8JsonWriter> body) =>
        publisher.Publish(account, Encoding.UTF8.GetBytes(subject), Envelope(body));

    private byte[] Envelope(Action<Utf8JsonWriter> body)
    {
        ArrayBufferWriter<byte> buffer = new(512);
        using (Utf8JsonWriter json = new(buffer, s_json))
        {
            json.WriteStartObject();
            statement.Write(json);
            body(json);
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }
}
