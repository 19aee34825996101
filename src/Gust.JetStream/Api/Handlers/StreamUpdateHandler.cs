using Gust.JetStream.Hosting;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Responses;
using Gust.JetStream.Rules;
using Gust.JetStream.Streams;
using Gust.JetStream.Streams.Changes;

namespace Gust.JetStream.Api.Handlers;

/// <summary>STREAM.UPDATE.</summary>
internal sealed class StreamUpdateHandler() : ApiHandler<StreamAnswer>(ApiResponses.StreamUpdate)
{
    protected override void Serve(ApiCall call)
    {
        StreamConfigRequest request = new();
        if (!TryRead(call, StreamConfigRequest.Shape, request))
        {
            return;
        }

        if (StreamNaming.Check(call.Subject, request.Config) is { } error)
        {
            Refuse(call, error);
            return;
        }

        Ruling<StreamConfig> ruling = new StreamRules(call.Account.RuleLimits, call.Account)
            .Update(request.Config, request.IsPedantic);
        if (!ruling.IsAllowed)
        {
            Refuse(call, ruling.Error);
        }
        else if (TryFind(call, out StreamOwner? stream))
        {
            Update(call, stream, ruling.Value);
        }
    }

    private void Update(ApiCall call, StreamOwner found, StreamConfig config)
    {
        call.Account.Hold();
        found.Post(stream =>
        {
            if (stream.IsEnded)
            {
                Refuse(call, ErrorCode.StreamNotFound);
                call.Account.Release();
                return;
            }

            new UpdateStream(config, refused => Finish(call, stream, refused)).Propose(stream);
        });
    }

    private void Finish(ApiCall call, StreamOwner stream, IOException? refused)
    {
        if (refused is null)
        {
            StreamActions.Updated(call.Account, stream.Name);
            Answer(call, new StreamAnswer { Stream = StreamReport.Updated(stream) });
        }
        else
        {
            Refuse(call, JetStreamError.Of(ErrorCode.StreamUpdate, refused.Message));
        }

        call.Account.Release();
    }
}
