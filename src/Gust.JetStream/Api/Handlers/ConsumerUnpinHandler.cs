using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Responses;
using Gust.JetStream.Streams;

namespace Gust.JetStream.Api.Handlers;

/// <summary>CONSUMER.UNPIN: the pinned client of a group is let go.</summary>
internal sealed class ConsumerUnpinHandler() : ApiHandler<Nothing>(ApiResponses.ConsumerUnpin)
{
    protected override void Serve(ApiCall call)
    {
        ConsumerUnpinRequest request = new();
        if (call.ReadWhole(ConsumerUnpinRequest.Shape, request) is { } error)
        {
            Refuse(call, error);
        }
        else if (request.Group.Length == 0)
        {
            Refuse(call, JetStreamError.InvalidJson("consumer group not specified"));
        }
        else
        {
            OnConsumer(call, (stream, consumer) => Unpin(call, stream, consumer, request.Group));
        }
    }

    private void Unpin(ApiCall call, StreamOwner stream, ConsumerHost consumer, string group)
    {
        if (consumer.Config.PriorityGroups?.Contains(group) != true)
        {
            Refuse(call, ErrorCode.ConsumerInvalidPriorityGroup);
            return;
        }

        if (consumer.Config.PriorityPolicy == PriorityKind.PinnedClient)
        {
            consumer.Engine.Unpin();
            stream.Consumers.MarkReady(consumer);
        }

        Answer(call, new Nothing());
    }
}
