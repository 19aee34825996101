using Gust.JetStream.Backups;
using Gust.JetStream.Commits;
using Gust.JetStream.Hosting;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Responses;
using Gust.JetStream.Rules;
using Gust.JetStream.Streams;

namespace Gust.JetStream.Api.Handlers;

/// <summary>STREAM.RESTORE: tells where the backup's chunks are to be sent.</summary>
internal sealed class StreamRestoreHandler() : ApiHandler<StreamRestoreStart>(ApiResponses.StreamRestore)
{
    protected override void Serve(ApiCall call)
    {
        StreamRestoreRequest request = new();
        if (!TryReadRequired(call, StreamRestoreRequest.Shape, request))
        {
            return;
        }

        StreamConfig wanted = request.Config.Name.Length > 0 ? request.Config : request.Config with { Name = call.Subject.First };
        if (StreamNaming.Check(call.Subject, wanted) is { } error)
        {
            Refuse(call, error);
            return;
        }

        Ruling<StreamConfig> ruling = new StreamRules(call.Account.RuleLimits, call.Account).Restore(wanted);
        if (!ruling.IsAllowed)
        {
            Refuse(call, ruling.Error);
        }
        else if (((IStorageBudget)call.Account).Check(ruling.Value.Storage == StorageKind.Memory, (long)Math.Min(request.State.Bytes, long.MaxValue)) is { } full)
        {
            Refuse(call, full);
        }
        else if (!call.Account.Transfers.TryEnter(JetStreamAccount.TransfersMax))
        {
            Refuse(call, JetStreamError.Of(ErrorCode.StreamRestore, "too many backups and restores at once"));
        }
        else
        {
            Begin(call, ruling.Value);
        }
    }

    private void Begin(ApiCall call, StreamConfig config)
    {
        JetStreamAccount account = call.Account;
        try
        {
            StreamOwner stream = account.Server.NewStream(account, config);
            ICommitLog log = stream.Log;
            if (log.TryAppend(StreamRecordKind.Restoring, default))
            {
                account.Restoring[config.Name] = stream;
                StreamRestore restore = new(call, stream, log);
                stream.Post(_ => restore.Start());
                return;
            }

            stream.Store.Dispose();
            Refuse(call, JetStreamError.Of(ErrorCode.StreamRestore, "the store does not take changes at present"));
        }
        catch (IOException e)
        {
            StoreTrouble.Tell(account.Context.Broker.Log.Logger, config.Name, account.Account.Name, e);
            Refuse(call, JetStreamError.Of(ErrorCode.StreamRestore, e.Message));
        }

        account.Transfers.Leave();
    }
}
