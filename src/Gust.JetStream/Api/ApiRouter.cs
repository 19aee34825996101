using Gust.JetStream.Api.Handlers;
using Gust.JetStream.Model;

namespace Gust.JetStream.Api;

/// <summary>Brings each request to the handler of its kind. A kind without one is never answered.</summary>
internal sealed class ApiRouter
{
    private readonly Dictionary<ApiVerb, IApiHandler> _handlers = new()
    {
        [ApiVerb.AccountInfo] = new AccountInfoHandler(),
        [ApiVerb.StreamCreate] = new StreamCreateHandler(),
        [ApiVerb.StreamUpdate] = new StreamUpdateHandler(),
        [ApiVerb.StreamNames] = new StreamNamesHandler(),
        [ApiVerb.StreamList] = new StreamListHandler(),
        [ApiVerb.StreamInfo] = new StreamInfoHandler(),
        [ApiVerb.StreamDelete] = new StreamDeleteHandler(),
        [ApiVerb.StreamPurge] = new StreamPurgeHandler(),
        [ApiVerb.StreamSnapshot] = new StreamSnapshotHandler(),
        [ApiVerb.StreamRestore] = new StreamRestoreHandler(),
        [ApiVerb.MessageGet] = new MessageGetHandler(),
        [ApiVerb.MessageDelete] = new MessageDeleteHandler(),
        [ApiVerb.ConsumerCreate] = new ConsumerCreateHandler(),
        [ApiVerb.ConsumerDurableCreate] = new ConsumerCreateHandler(),
        [ApiVerb.ConsumerNames] = new ConsumerNamesHandler(),
        [ApiVerb.ConsumerList] = new ConsumerListHandler(),
        [ApiVerb.ConsumerInfo] = new ConsumerInfoHandler(),
        [ApiVerb.ConsumerDelete] = new ConsumerDeleteHandler(),
        [ApiVerb.ConsumerPause] = new ConsumerPauseHandler(),
        [ApiVerb.ConsumerUnpin] = new ConsumerUnpinHandler(),
        [ApiVerb.ConsumerReset] = new ConsumerResetHandler(),
        [ApiVerb.AccountPurge] = new AccountPurgeHandler(),
        [ApiVerb.StreamLeaderStepDown] = ForClusters(ApiResponses.StreamLeaderStepDown),
        [ApiVerb.StreamPeerRemove] = ForClusters(ApiResponses.StreamPeerRemove),
        [ApiVerb.StreamPeerEvacuate] = ForClusters(ApiResponses.StreamPeerEvacuate),
        [ApiVerb.StreamCancelMove] = ForClusters(ApiResponses.StreamCancelMove),
        [ApiVerb.ConsumerLeaderStepDown] = ForClusters(ApiResponses.ConsumerLeaderStepDown),
        [ApiVerb.ConsumerPeerRemove] = ForClusters(ApiResponses.ConsumerPeerRemove),
        [ApiVerb.ConsumerPeerEvacuate] = ForClusters(ApiResponses.ConsumerPeerEvacuate),
    };

    public void Handle(ApiCall call)
    {
        if (_handlers.TryGetValue(call.Subject.Verb, out IApiHandler? handler))
        {
            handler.Handle(call);
        }
    }

    private static ClusterOnlyHandler<TAnswer> ForClusters<TAnswer>(ApiResponse<TAnswer> kind)
        where TAnswer : class, new() => new(kind);
}
