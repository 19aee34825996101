using Gust.JetStream.Consumers;
using Gust.JetStream.Hosting;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Responses;
using Gust.JetStream.Rules;
using Gust.JetStream.Streams;
using Gust.JetStream.Streams.Changes;

namespace Gust.JetStream.Api.Handlers;

/// <summary>STREAM.CREATE. One that exists with the same configuration counts as created.</summary>
internal sealed class StreamCreateHandler() : ApiHandler<StreamCreated>(ApiResponses.StreamCreate)
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
            .Create(request.Config, request.IsPedantic);
        if (!ruling.IsAllowed)
        {
            Refuse(call, ruling.Error);
        }
        else if (call.Account.Restoring.ContainsKey(ruling.Value.Name))
        {
            Refuse(call, ErrorCode.StreamNameExist);
        }
        else if (call.Account.TryGet(ruling.Value.Name, out _))
        {
            OnStream(call, stream => Answer(call, stream));
        }
        else
        {
            Create(call, ruling.Value);
        }
    }

    private void Create(ApiCall call, StreamConfig config)
    {
        JetStreamAccount account = call.Account;
        StreamOwner created;
        try
        {
            created = account.Server.NewStream(account, config);
        }
        catch (IOException e)
        {
            StoreTrouble.Tell(account.Context.Broker.Log.Logger, config.Name, account.Account.Name, e);
            Refuse(call, JetStreamError.Of(ErrorCode.StreamCreate, e.Message));
            return;
        }

        account.Hold();
        account.Add(created);
        created.Post(stream => new CreateStream(refused => Finish(call, stream, refused)).Propose(stream));
    }

    private void Finish(ApiCall call, StreamOwner stream, IOException? refused)
    {
        JetStreamAccount account = call.Account;
        if (refused is null)
        {
            StreamActions.Created(account, stream.Name);
            Answer(call, stream);
        }
        else
        {
            stream.End(PullStatus.Deleted);
            account.Server.Forget(stream);
            Refuse(call, JetStreamError.Of(ErrorCode.StreamCreate, refused.Message));
        }

        account.Release();
    }

    private void Answer(ApiCall call, StreamOwner stream) =>
        Answer(call, new StreamCreated { Stream = StreamReport.Created(stream), DidCreate = true });
}
