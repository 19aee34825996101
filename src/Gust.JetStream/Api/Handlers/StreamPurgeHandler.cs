using System.Text;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Responses;
using Gust.JetStream.Rules;
using Gust.JetStream.Streams;
using Gust.JetStream.Streams.Changes;

namespace Gust.JetStream.Api.Handlers;

/// <summary>STREAM.PURGE.</summary>
internal sealed class StreamPurgeHandler() : ApiHandler<StreamPurged>(ApiResponses.StreamPurge)
{
    protected override void Serve(ApiCall call)
    {
        StreamPurgeRequest request = new();
        if (!TryReadOptional(call, StreamPurgeRequest.Shape, request))
        {
            return;
        }

        if (request is { Below: > 0, Keep: > 0 })
        {
            Refuse(call, ErrorCode.BadRequest);
            return;
        }

        OnStream(call, stream => Purge(call, stream, request));
    }

    private void Purge(ApiCall call, StreamOwner stream, StreamPurgeRequest request)
    {
        if (stream.Config.Sealed)
        {
            Refuse(call, ErrorCode.StreamSealed);
        }
        else if (stream.Config.DenyPurge)
        {
            Refuse(call, JetStreamError.Of(ErrorCode.StreamPurgeFailed, "stream purge not permitted"));
        }
        else if (request.Filter.Length > 0 && !Subject.IsValid(request.Filter))
        {
            Finish(call, purged: 0, refused: null); // no message has such a subject
        }
        else
        {
            ulong below = request.Below == 0 ? ulong.MaxValue : request.Below;
            long keep = (long)Math.Min(request.Keep, long.MaxValue);
            new PurgeMessages(Encoding.UTF8.GetBytes(request.Filter), below, keep, (purged, refused) => Finish(call, purged, refused)).Propose(stream);
        }
    }

    private void Finish(ApiCall call, long purged, IOException? refused)
    {
        if (refused is null)
        {
            Answer(call, new StreamPurged { IsDone = true, Purged = (ulong)purged });
        }
        else
        {
            Refuse(call, JetStreamError.Of(ErrorCode.StreamPurgeFailed, refused.Message));
        }
    }
}
