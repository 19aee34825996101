using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Responses;
using Gust.JetStream.Streams;

namespace Gust.JetStream.Api.Handlers;

/// <summary>CONSUMER.LIST.</summary>
internal sealed class ConsumerListHandler() : ApiHandler<ConsumerList>(ApiResponses.ConsumerList)
{
    protected override void Serve(ApiCall call)
    {
        ConsumersRequest request = new();
        if (!TryReadOptional(call, ConsumersRequest.Shape, request))
        {
            return;
        }

        OnStream(call, stream =>
        {
            ConsumerHost[] consumers = [.. stream.Consumers.All.Where(consumer => !consumer.Config.Direct)];
            (Page page, ConsumerHost[] shown) = Paging.Cut(consumers, request.Offset, Paging.InfosMax);
            Answer(call, new ConsumerList { Page = page, Consumers = [.. shown.Select(consumer => ConsumerReports.Listed(stream, consumer))] });
        });
    }
}
