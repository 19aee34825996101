using Gust.JetStream.Hosting;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Responses;
using Gust.JetStream.Streams;
using Gust.JetStream.Streams.Changes;

namespace Gust.JetStream.Api.Handlers;

/// <summary>STREAM.DELETE.</summary>
internal sealed class StreamDeleteHandler() : ApiHandler<Success>(ApiResponses.StreamDelete)
{
    protected override void Serve(ApiCall call)
    {
        if (TryReadNothing(call) && TryFind(call, out StreamOwner? found))
        {
            call.Account.Hold();
            found.Post(stream => Delete(call, stream));
        }
    }

    private void Delete(ApiCall call, StreamOwner stream)
    {
        if (stream.IsEnded)
        {
            Refuse(call, ErrorCode.StreamNotFound);
            call.Account.Release();
            return;
        }

        new DeleteStream(refused => Finish(call, stream, refused)).Propose(stream);
    }

    private void Finish(ApiCall call, StreamOwner stream, IOException? refused)
    {
        JetStreamAccount account = call.Account;
        if (refused is null)
        {
            account.Server.Forget(stream);
            StreamActions.Deleted(account, stream.Name);
            Answer(call, new Success { IsDone = true });
        }
        else
        {
            Refuse(call, JetStreamError.Of(ErrorCode.StreamDelete, refused.Message));
        }

        account.Release();
    }
}
