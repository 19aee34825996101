using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Responses;
using Gust.JetStream.Streams;

namespace Gust.JetStream.Api.Handlers;

/// <summary>STREAM.LIST: every stream's owner gives its report, and the last of them answers.</summary>
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
        StreamInfo?[] reports = new StreamInfo?[streams.Length];
        int missing = streams.Length;
        for (int i = 0; i < streams.Length; i++)
        {
            int place = i;
            streams[place].Post(stream =>
            {
                reports[place] = stream.IsEnded ? null : StreamReport.Listed(stream);
                if (Interlocked.Decrement(ref missing) == 0)
                {
                    Finish(call, page, reports);
                }
            });
        }

        if (streams.Length == 0)
        {
            Finish(call, page, reports);
        }
    }

    /// <summary>A stream that has ended meanwhile is left out.</summary>
    private void Finish(ApiCall call, Page page, StreamInfo?[] reports) =>
        Answer(call, new StreamList { Page = page, Streams = [.. reports.OfType<StreamInfo>()] });
}
