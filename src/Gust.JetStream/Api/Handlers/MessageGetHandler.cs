using System.Text;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Responses;
using Gust.JetStream.Streams;
using Gust.Storage.Streams;

namespace Gust.JetStream.Api.Handlers;

/// <summary>STREAM.MSG.GET: one message, in JSON.</summary>
internal sealed class MessageGetHandler() : ApiHandler<StreamMessage>(ApiResponses.MessageGet)
{
    protected override void Serve(ApiCall call)
    {
        MessageGetRequest request = new();
        if (!TryReadRequired(call, MessageGetRequest.Shape, request))
        {
            return;
        }

        MessageQuery query = new(request);
        if (query.IsEmpty || query.IsContradictory || request.Batch != 0 || request.MaxBytes != 0)
        {
            Refuse(call, ErrorCode.BadRequest);
            return;
        }

        OnStream(call, stream => Get(call, stream, query));
    }

    private void Get(ApiCall call, StreamOwner stream, MessageQuery query)
    {
        if (!query.TryLoad(stream.Store, out StoredMessage message))
        {
            Refuse(call, ErrorCode.NoMessageFound);
            return;
        }

        StoredMessageInfo found = new()
        {
            Subject = Encoding.UTF8.GetString(message.Subject),
            Sequence = message.Sequence,
            Headers = query.NoHeaders ? "" : Convert.ToBase64String(message.Headers),
            Data = Convert.ToBase64String(message.Payload),
            Time = WireTime.FromUnixNanoseconds(message.Time),
        };

        // Reading is so frequent that the reference neither counts nor audits it.
        call.Answer(ApiResponses.MessageGet, new StreamMessage { Message = found }, isAudited: false);
    }
}
