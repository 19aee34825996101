using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Responses;
using Gust.JetStream.Rules;
using Gust.JetStream.Streams;
using Gust.JetStream.Streams.Changes;

namespace Gust.JetStream.Api.Handlers;

/// <summary>CONSUMER.PAUSE: until a moment; without one, or with one that has passed, the consumer goes on.</summary>
internal sealed class ConsumerPauseHandler() : ApiHandler<ConsumerPaused>(ApiResponses.ConsumerPause)
{
    protected override void Serve(ApiCall call)
    {
        ConsumerPauseRequest request = new();
        if (TryReadOptional(call, ConsumerPauseRequest.Shape, request))
        {
            OnConsumer(call, (stream, consumer) => Pause(call, stream, consumer, request.PauseUntil.ToUniversal()));
        }
    }

    private void Pause(ApiCall call, StreamOwner stream, ConsumerHost consumer, WireTime until)
    {
        ConsumerConfig config = consumer.Config with { PauseUntil = until.IsZero ? null : until };
        config.Metadata = ApiLevel.Stored(config.Metadata, ApiLevel.Of(config));
        new UpdateConsumer(consumer, config, Changing(stream, refused =>
        {
            if (refused is null)
            {
                long remaining = consumer.Engine.Report(stream.Now).PauseRemaining;
                Answer(call, new ConsumerPaused { IsPaused = remaining > 0, PauseUntil = until, PauseRemainingNs = remaining });
            }
            else
            {
                Refuse(call, JetStreamError.Of(ErrorCode.StreamStoreFailed, refused.Message));
            }
        })).Propose(stream);
    }
}
