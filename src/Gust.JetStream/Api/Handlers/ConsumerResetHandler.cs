using Gust.JetStream.Consumers;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Responses;
using Gust.JetStream.Origins;
using Gust.JetStream.Streams;

namespace Gust.JetStream.Api.Handlers;

/// <summary>CONSUMER.RESET: to the acknowledgement floor, or to a sequence. A consumer that is not there does not answer; as with the reference nothing of it is audited.</summary>
internal sealed class ConsumerResetHandler : IApiHandler
{
    public void Handle(ApiCall call)
    {
        if (call.Account.IsEnabled && call.Account.TryGet(call.Subject.First, out StreamOwner? found))
        {
            found.Post(stream =>
            {
                if (!stream.IsEnded && stream.Consumers.TryGet(call.Subject.Second, out ConsumerHost? consumer))
                {
                    Reset(call, stream, consumer);
                }
            });
        }
    }

    private static void Reset(ApiCall call, StreamOwner stream, ConsumerHost consumer)
    {
        ConsumerResetRequest request = new();
        if (RequiredLevel.IsMissing(call.Headers))
        {
            Refuse(call, JetStreamError.Of(ErrorCode.RequiredApiLevel));
            return;
        }

        if (call.Body.Length > 0 && call.ReadWhole(ConsumerResetRequest.Shape, request) is { } error)
        {
            Refuse(call, error);
            return;
        }

        ResetOutcome outcome = consumer.Engine.Reset(request.Sequence);
        if (outcome != ResetOutcome.Done)
        {
            Refuse(call, JetStreamError.Of(ErrorCode.ConsumerInvalidReset, outcome == ResetOutcome.NotAllowed ? "not allowed" : "below start seq"));
            return;
        }

        stream.Consumers.MarkReady(consumer);
        ConsumerInfo info = ConsumerReports.Of(stream, consumer);
        byte[]? headers = call.Headers.AsSpan().IndexOf(StreamIdentity.Header) >= 0 ? StreamIdentity.Headers(stream.Created) : null; // a source asks
        call.Answer(
            ApiResponses.ConsumerReset, new ConsumerReset { Consumer = info, Sequence = info.Delivered.Stream + 1 }, isAudited: false, headers);
    }

    private static void Refuse(ApiCall call, JetStreamError error) => call.Refuse(ApiResponses.ConsumerReset, error, isAudited: false);
}
