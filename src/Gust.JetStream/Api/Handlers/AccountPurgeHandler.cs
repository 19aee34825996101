using Gust.JetStream.Hosting;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Responses;

namespace Gust.JetStream.Api.Handlers;

/// <summary>ACCOUNT.PURGE: all streams of an account go. Only the system account is heard; whether there is such an account is not told.</summary>
internal sealed class AccountPurgeHandler : IApiHandler
{
    public void Handle(ApiCall call)
    {
        if (!call.Account.Account.IsSystem || RequiredLevel.IsMissing(call.Headers))
        {
            return;
        }

        if (call.Account.Server.TryGet(call.Subject.First, out JetStreamAccount? account))
        {
            Purge(account, call);
        }

        call.Answer(ApiResponses.AccountPurge, new AccountPurgeStarted { IsInitiated = true }, isAudited: false);
    }

    // As calls of that account: it lets one change of its streams in after the other.
    private static void Purge(JetStreamAccount account, ApiCall call)
    {
        foreach (string name in account.Streams.Select(stream => stream.Name).Order(StringComparer.Ordinal))
        {
            ApiSubject subject = new(ApiVerb.StreamDelete, name);
            account.Post(new ApiCall(account, subject, call.RawSubject, Reply: [], Headers: [], Body: [], call.Client));
        }
    }
}
