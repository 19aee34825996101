using Gust.JetStream.Model;
using Gust.JetStream.Model.Responses;

namespace Gust.JetStream.Api.Handlers;

/// <summary>CONSUMER.INFO.</summary>
internal sealed class ConsumerInfoHandler() : ApiHandler<ConsumerAnswer>(ApiResponses.ConsumerInfo)
{
    protected override void Serve(ApiCall call)
    {
        if (TryReadNothing(call))
        {
            OnConsumer(call, (stream, consumer) => Answer(call, new ConsumerAnswer { Consumer = ConsumerReports.Of(stream, consumer) }));
        }
    }
}
