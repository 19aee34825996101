using System.Text;
using Gust.JetStream.Api;
using Gust.JetStream.Model;
using Gust.JetStream.Streams;

namespace Gust.JetStream.Origins;

/// <summary>One attempt after the other to have an origin send its messages: asks for a consumer, and listens. Owned by its link.</summary>
internal sealed class OriginAttempt(StreamOwner stream, StreamSource origin, bool isMirror)
{
    private OriginSink? _deliveries;
    private OriginSink? _answers;
    private string _consumer = "";

    /// <summary>Of the last attempt: what came for another one is not for us.</summary>
    public uint Number { get; private set; }

    /// <param name="number">Not given before.</param>
    /// <param name="after">The last sequence that we have; 0: none.</param>
    /// <param name="identity">The stream that this sequence is of; empty: not known.</param>
    /// <param name="isPlain">Whether the origin is asked for what only newer servers know.</param>
    public void Begin(uint number, ulong after, string identity, bool isPlain)
    {
        End();
        Number = number;
        string prefix = origin.External is { Deliver.Length: > 0 } external ? external.Deliver : isMirror ? "$JS.M" : "$JS.S";
        string deliverSubject = origin.Consumer?.DeliverSubject ?? $"{prefix}.{Token()}";
        string answerSubject = $"$JSC.R.{Token()}";
        _deliveries = Subscribe(deliverSubject, isAnswer: false);
        _answers = Subscribe(answerSubject, isAnswer: true);
        OriginRequest request = new(origin, isMirror)
        {
            After = after,
            Identity = identity,
            IsPlain = isPlain,
            ConsumerName = (isMirror ? "JS_MIRROR_" : "JS_SRC_") + Token(),
            DeliverSubject = deliverSubject,
            Account = stream.Site.Account.Name,
            Domain = stream.Context.Domain,
            Stream = stream.Name,
        };
        stream.Context.Broker.Internal.Publish(
            stream.Site.Account, request.Subject(), Encoding.UTF8.GetBytes(answerSubject), request.Headers(), request.Body());
    }

    /// <summary>There is a consumer. A durable one stays when we leave.</summary>
    public void Succeed(string consumer)
    {
        _consumer = origin.Consumer is null ? consumer : "";
        Unsubscribe(ref _answers);
    }

    /// <summary>Listens no more. A consumer that cannot be told ends by itself when nobody listens.</summary>
    public void End()
    {
        Unsubscribe(ref _deliveries);
        Unsubscribe(ref _answers);
        if (_consumer.Length > 0)
        {
            string subject = $"{OriginRequest.ApiOf(origin)}.CONSUMER.DELETE.{origin.Name}.{_consumer}";
            _consumer = "";
            stream.Context.Broker.Internal.Publish(stream.Site.Account, Encoding.UTF8.GetBytes(subject), default);
        }
    }

    private OriginSink Subscribe(string subject, bool isAnswer)
    {
        OriginSink sink = new(stream.Inbox, Encoding.UTF8.GetBytes(subject), Number, isAnswer);
        stream.Site.Account.Subscribe(sink);
        return sink;
    }

    private void Unsubscribe(ref OriginSink? sink)
    {
        if (sink is not null)
        {
            stream.Site.Account.Unsubscribe(sink);
            sink = null;
        }
    }

    private string Token() => EphemeralName.Next(stream.Context.Broker.Random, static _ => false);
}
