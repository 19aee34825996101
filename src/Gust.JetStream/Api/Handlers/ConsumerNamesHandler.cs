using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Responses;

namespace Gust.JetStream.Api.Handlers;

/// <summary>CONSUMER.NAMES.</summary>
internal sealed class ConsumerNamesHandler() : ApiHandler<ConsumerNames>(ApiResponses.ConsumerNames)
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
            string[] names = [.. stream.Consumers.All.Where(consumer => !consumer.Config.Direct).Select(consumer => consumer.Name)];
            (Page page, string[] shown) = Paging.Cut(names, request.Offset, Paging.NamesMax);
            Answer(call, new ConsumerNames { Page = page, Consumers = shown });
        });
    }
}
