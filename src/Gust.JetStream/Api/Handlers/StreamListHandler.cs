using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Responses;
using Gust.JetStream.Streams;

namespace Gust.JetStream.Api.Handlers;

/// <summary>STREAM.LIST.</summary>
internal sealed class StreamListHandler() : ApiHandler<StreamList>(ApiResponses.StreamList)
{
    protected override void Serve(ApiCall call)
    {
        StreamListRequest request = new();
        if (!TryReadOptional(call, StreamListRequest.Shape, request))
        {
            return;
        }

        (Page page, StreamOwner[] streams) = Paging.Cut(StreamChoice.Of(call.Account, request.Subject), request.Offset, Paging.InfosMax);
        StreamSurvey.Ask(streams, StreamReport.Listed, reports => Answer(call, new StreamList { Page = page, Streams = reports }));
    }
}
