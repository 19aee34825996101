using Gust.JetStream.Hosting;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Advisories;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Responses;
using Gust.JetStream.Rules;
using Gust.JetStream.Streams;
using Gust.JetStream.Streams.Changes;

namespace Gust.JetStream.Api.Handlers;

/// <summary>STREAM.CREATE.</summary>
internal sealed class StreamCreateHandler : IApiHandler
{
    public void Handle(ApiCall call)
    {
        StreamConfigRequest request = new();
        JetStreamError? error = call.Read(StreamConfigRequest.Shape, request) ?? StreamNaming.Check(call.Subject, request.Config);
        if (error is not null)
        {
            call.Refuse(ApiResponses.StreamCreate, error);
            return;
        }

        Ruling<StreamConfig> ruling = new StreamRules(call.Account.RuleLimits, call.Account.Configurations())
            .Create(request.Config, request.IsPedantic);
        if (!ruling.IsAllowed)
        {
            call.Refuse(ApiResponses.StreamCreate, ruling.Error);
        }
        else if (call.Account.TryGet(ruling.Value.Name, out StreamOwner? existing))
        {
            existing.Post(stream => Answer(call, stream));
        }
        else
        {
            Create(call, ruling.Value);
        }
    }

    private static void Create(ApiCall call, StreamConfig config)
    {
        JetStreamAccount account = call.Account;
        account.Hold();
        StreamOwner created = account.Server.NewStream(account, config);
        account.Add(created);
        created.Post(stream => new CreateStream(refused =>
        {
            if (refused is null)
            {
                Answer(call, stream);
                account.Advisories.Publish(
                    $"ADVISORY.STREAM.CREATED.{stream.Name}",
                    new StreamAction { Stream = stream.Name, Action = "create", Domain = account.Context.Domain },
                    StreamAction.Shape);
            }
            else
            {
                account.Remove(stream);
                call.Refuse(ApiResponses.StreamCreate, JetStreamError.Of(ErrorCode.StreamCreate, refused.Message));
            }

            account.Release();
        }).Propose(stream));
    }

    private static void Answer(ApiCall call, StreamOwner stream) =>
        call.Answer(ApiResponses.StreamCreate, new StreamCreated { Stream = StreamReport.Of(stream, withPlace: false), DidCreate = true });
}
