using Gust.JetStream.Model;
using Gust.JetStream.Model.Responses;
using Gust.JetStream.Streams;
using Gust.JetStream.Streams.Changes;

namespace Gust.JetStream.Api.Handlers;

/// <summary>CONSUMER.DELETE.</summary>
internal sealed class ConsumerDeleteHandler() : ApiHandler<Success>(ApiResponses.ConsumerDelete)
{
    protected override void Serve(ApiCall call)
    {
        if (TryReadNothing(call))
        {
            OnConsumer(call, (stream, consumer) => Delete(call, stream, consumer));
        }
    }

    private void Delete(ApiCall call, StreamOwner stream, ConsumerHost consumer) => new DeleteConsumer(consumer, Changing(stream, refused =>
    {
        if (refused is null)
        {
            Answer(call, new Success { IsDone = true });
        }
        else
        {
            Refuse(call, JetStreamError.Of(ErrorCode.StreamStoreFailed, refused.Message));
        }
    })).Propose(stream);
}
