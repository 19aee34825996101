using Gust.JetStream.Backups;
using Gust.JetStream.Hosting;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Responses;
using Gust.JetStream.Rules;
using Gust.JetStream.Streams;

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
            if (call.Account.Transfers.TryEnter(JetStreamAccount.TransfersMax))
            {
                Begin(call, stream, request);
            }
            else
            {
                Refuse(call, JetStreamError.Of(ErrorCode.StreamSnapshot, "too many backups and restores at once"));
            }
        });
    }

    private void Begin(ApiCall call, StreamOwner stream, StreamSnapshotRequest request)
    {
        try
        {
            new StreamSnapshot(call, stream, request).Start();
        }
        catch (IOException e)
        {
            StoreTrouble.Tell(stream, e);
            call.Account.Transfers.Leave();
            Refuse(call, JetStreamError.Of(ErrorCode.StreamSnapshot, e.Message));
        }
    }
}
