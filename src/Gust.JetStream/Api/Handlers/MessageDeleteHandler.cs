using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Responses;
using Gust.JetStream.Streams;
using Gust.JetStream.Streams.Changes;
using Gust.Storage.Streams;

namespace Gust.JetStream.Api.Handlers;

/// <summary>STREAM.MSG.DELETE.</summary>
internal sealed class MessageDeleteHandler() : ApiHandler<Success>(ApiResponses.MessageDelete)
{
    protected override void Serve(ApiCall call)
    {
        MessageDeleteRequest request = new();
        if (TryReadRequired(call, MessageDeleteRequest.Shape, request))
        {
            OnStream(call, stream => Delete(call, stream, request));
        }
    }

    private void Delete(ApiCall call, StreamOwner stream, MessageDeleteRequest request)
    {
        if (stream.Config.Sealed)
        {
            Refuse(call, ErrorCode.StreamSealed);
        }
        else if (stream.Config.DenyDelete)
        {
            Refuse(call, JetStreamError.Of(ErrorCode.StreamMsgDeleteFailed, "message delete not permitted"));
        }
        else if (!stream.Store.TryLoad(request.Sequence, out _))
        {
            Refuse(call, Missing(stream, request.Sequence));
        }
        else
        {
            new RemoveMessage(
                request.Sequence, erase: !request.NoErase, (removed, refused) => Finish(call, request.Sequence, removed, refused)).Propose(stream);
        }
    }

    // The reference's two stores have words of their own for a message that is not there.
    private static JetStreamError Missing(StreamOwner stream, ulong sequence)
    {
        StreamState state = stream.Store.State;
        bool isBetween = sequence >= state.FirstSequence && sequence <= state.LastSequence;
        return stream.IsInMemory || isBetween
            ? JetStreamError.Of(ErrorCode.SequenceNotFound, sequence)
            : JetStreamError.Of(ErrorCode.StreamMsgDeleteFailed, sequence > state.LastSequence ? "stream store EOF" : "no message found");
    }

    private void Finish(ApiCall call, ulong sequence, bool removed, IOException? refused)
    {
        if (refused is not null)
        {
            Refuse(call, JetStreamError.Of(ErrorCode.StreamMsgDeleteFailed, refused.Message));
        }
        else if (removed)
        {
            Answer(call, new Success { IsDone = true });
        }
        else
        {
            Refuse(call, JetStreamError.Of(ErrorCode.SequenceNotFound, sequence));
        }
    }
}
