using Gust.JetStream.Backups;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Responses;
using Gust.JetStream.Rules;

namespace Gust.JetStream.Api.Handlers;

/// <summary>STREAM.SNAPSHOT: the stream is sent in chunks after the answer.</summary>
internal sealed class StreamSnapshotHandler() : ApiHandler<StreamSnapshotStart>(ApiResponses.StreamSnapshot)
{
    protected override void Serve(ApiCall call)
    {
        StreamSnapshotRequest request = new();
        if (!TryFind(call, out _) || !TryReadRequired(call, StreamSnapshotRequest.Shape, request))
        {
            return;
        }

        if (!Subject.IsValidLiteral(request.DeliverSubject))
        {
            Refuse(call, ErrorCode.SnapshotDeliverSubjectInvalid);
            return;
        }

        OnStream(call, stream =>
        {
            if (call.Account.Transfers.TryBegin())
            {
                new StreamSnapshot(call, stream, request).Start();
            }
            else
            {
                Refuse(call, JetStreamError.Of(ErrorCode.StreamSnapshot, "too many backups and restores at once"));
            }
        });
    }
}
