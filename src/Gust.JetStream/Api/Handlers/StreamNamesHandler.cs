using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Responses;
using Gust.JetStream.Streams;

namespace Gust.JetStream.Api.Handlers;

/// <summary>STREAM.NAMES.</summary>
internal sealed class StreamNamesHandler() : ApiHandler<StreamNames>(ApiResponses.StreamNames)
{
    protected override void Serve(ApiCall call)
    {
        StreamNamesRequest request = new();
        if (!TryReadOptional(call, StreamNamesRequest.Shape, request))
        {
            return;
        }

        (Page page, StreamOwner[] streams) = Paging.Cut(StreamChoice.Of(call.Account, request.Subject), request.Offset, Paging.NamesMax);
        Answer(call, new StreamNames { Page = page, Streams = streams.Length == 0 ? null : [.. streams.Select(stream => stream.Name)] });
    }
}
