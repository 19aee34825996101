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
        IReadOnlyDictionary<string, AccountLimits> tiers = account.Tiers;
        AccountTier all = Used(account);
        Answer(call, new AccountInfo
        {
            Total = all with { Limits = tiers.Count == 0 ? account.Limits : new AccountLimits() },
            Tiers = tiers.Count == 0 ? null : tiers.ToDictionary(
                tier => tier.Key,
                tier => (tier.Key == JetStreamAccount.OwnTier ? all : new AccountTier()) with { Limits = tier.Value }),
            Domain = account.Context.Domain,
            Api = new ApiStatistics
            {
                Level = ApiLevel.Current,
                Total = (ulong)account.Requests, // without this one, which is not answered yet
                Errors = (ulong)account.Errors,
            },
        });
    }

    private static AccountTier Used(JetStreamAccount account) => new()
    {
        Memory = (ulong)account.Usage.Memory,
        Storage = (ulong)account.Usage.Storage,
        ReservedMemory = account.Reserved(StorageKind.Memory),
        ReservedStorage = account.Reserved(StorageKind.File),
        Streams = account.Streams.Count,
        Consumers = account.ConsumerCount,
    };
}
