using System.Runtime.CompilerServices;
using System.Text;
using Gust.Protocol;

namespace Gust.Core;

/// <summary>Protocol operations in the log, in the reference's notation. Costs a test when tracing is off.</summary>
internal static class ProtocolTrace
{
    private const string In = "<<-";
    private const string Out = "->>";

    public static void Received(ClientSession session, string operation) => Line(session, In, operation);

    public static void Sent(ClientSession session, string operation) => Line(session, Out, operation);

    /// <summary>CONNECT without its secrets.</summary>
    public static void Connected(ClientSession session, ConnectOptions connect)
    {
        if (session.IsTraced)
        {
            Line(session, In, $"CONNECT {{\"verbose\":{Json(connect.Verbose)},\"pedantic\":{Json(connect.Pedantic)},\"lang\":\"{connect.Lang}\",\"version\":\"{connect.Version}\",\"name\":\"{connect.Name}\",\"protocol\":{connect.Protocol},\"echo\":{Json(connect.Echo)},\"headers\":{Json(connect.Headers)},\"no_responders\":{Json(connect.NoResponders)}}}");
        }
    }

    public static void Subscribed(ClientSession session, ReadOnlySpan<byte> subject, ReadOnlySpan<byte> queue, ReadOnlySpan<byte> sid)
    {
        if (session.IsTraced)
        {
            Line(session, In, $"SUB {Text(subject)} {(queue.IsEmpty ? "" : Text(queue) + " ")}{Text(sid)}");
        }
    }

    public static void Unsubscribed(ClientSession session, ReadOnlySpan<byte> sid, long max)
    {
        if (session.IsTraced)
        {
            Line(session, In, max > 0 ? $"UNSUB {Text(sid)} {max}" : $"UNSUB {Text(sid)}");
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Published(ClientSession session, in PublishOperation publish)
    {
        string verb = publish.HasHeaders ? "HPUB" : "PUB";
        Line(session, In, $"{verb} {Text(publish.Subject)} {Fields(publish.Reply, publish.HeaderSize, publish.Body.Length)}");
        Payload(session, In, publish.Body, publish.HeaderSize);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Delivered(ClientSession session, Subscription subscription, in Publication publication)
    {
        string verb = publication.HasHeaders ? "HMSG" : "MSG";
        Line(session, Out, $"{verb} {Text(publication.Subject)} {Text(subscription.Sid)} {Fields(publication.Reply, publication.HeaderSize, publication.Body.Length)}");
        if (!publication.Subject.SequenceEqual(ReservedSubjects.AuthenticationRequest))
        {
            Payload(session, Out, publication.Body, publication.HeaderSize); // an auth callout's request holds what its client has shown: passwords
        }
    }

    private static void Payload(ClientSession session, string direction, ReadOnlySpan<byte> body, int headerSize)
    {
        CoreOptions options = session.Broker.Options;
        if (options.TraceHeadersOnly)
        {
            body = headerSize > 0 ? body[..headerSize] : default;
        }

        bool cut = options.MaxTracedMessageLength > 0 && body.Length > options.MaxTracedMessageLength;
        string text = Quoted.Text(cut ? body[..options.MaxTracedMessageLength] : body);
        Log.Payload(session.Broker.Log.Logger, session, direction, cut ? text + "..." : text);
    }

    private static void Line(ClientSession session, string direction, string operation)
    {
        if (session.IsTraced)
        {
            Log.Operation(session.Broker.Log.Logger, session, direction, operation);
        }
    }

    private static string Fields(ReadOnlySpan<byte> reply, int headerSize, int size) =>
        (reply.IsEmpty ? "" : Text(reply) + " ") + (headerSize >= 0 ? $"{headerSize} " : "") + size;

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);

    private static string Json(bool value) => value ? "true" : "false";
}
