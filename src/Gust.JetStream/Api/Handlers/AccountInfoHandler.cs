using Gust.JetStream.Hosting;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Responses;
using Gust.JetStream.Rules;

namespace Gust.JetStream.Api.Handlers;

/// <summary>INFO: what the account uses and may have. A body is of no interest.</summary>
internal sealed class AccountInfoHandler() : ApiHandler<AccountInfo>(ApiResponses.AccountInfo)
{
    protected override void Serve(ApiCall call)
    {
        JetStreamAccount account = call.Account;
        Answer(call, new AccountInfo
        {
            Total = new AccountTier
            {
                Memory = (ulong)account.Usage.Memory,
                Storage = (ulong)account.Usage.Storage,
                ReservedMemory = Reserved(account, StorageKind.Memory),
                ReservedStorage = Reserved(account, StorageKind.File),
                Streams = account.Streams.Count,
                Consumers = account.ConsumerCount,
                Limits = account.Limits,
            },
            Domain = account.Context.Domain,
            Api = new ApiStatistics
            {
                Level = ApiLevel.Current,
                Total = (ulong)account.Requests, // without this one, which is not answered yet
                Errors = (ulong)account.Errors,
            },
        });
    }

    private static ulong Reserved(JetStreamAccount account, StorageKind storage) =>
        (ulong)account.Streams
            .Select(stream => stream.Config)
            .Where(config => config.Storage == storage && config.MaxBytes > 0)
            .Sum(config => config.MaxBytes * config.NumReplicas);
}
