using Gust.JetStream.Model;

namespace Gust.JetStream.Api.Handlers;

/// <summary>Requests that only a cluster can serve. A single server looks at nothing of them.</summary>
/// <param name="kind">Of the answer.</param>
internal sealed class ClusterOnlyHandler<TAnswer>(ApiResponse<TAnswer> kind) : IApiHandler
    where TAnswer : class, new()
{
    public void Handle(ApiCall call) => call.Refuse(kind, JetStreamError.Of(ErrorCode.ClusterRequired));
}
