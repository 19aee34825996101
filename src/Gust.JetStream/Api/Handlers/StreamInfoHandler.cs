using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;
using Gust.JetStream.Model.Responses;
using Gust.JetStream.Streams;

namespace Gust.JetStream.Api.Handlers;

/// <summary>STREAM.INFO, on request with its subjects, page by page, and with the sequences that are missing.</summary>
internal sealed class StreamInfoHandler() : ApiHandler<StreamInfoPage>(ApiResponses.StreamInfo)
{
    protected override void Serve(ApiCall call)
    {
        StreamInfoRequest request = new();
        if (TryReadOptional(call, StreamInfoRequest.Shape, request))
        {
            OnStream(call, stream => Report(call, stream, request));
        }
    }

    private void Report(ApiCall call, StreamOwner stream, StreamInfoRequest request)
    {
        StreamInfoPage answer = new() { Stream = StreamReport.Full(stream) };
        if (request.DeletedDetails)
        {
            answer.Stream.State.Deleted = DeletedSequences.Of(stream.Store);
        }

        if (request.SubjectsFilter.Length > 0)
        {
            answer.Page = SubjectPage.Read(stream.Store, request, out Dictionary<string, ulong> subjects);
            answer.Stream.State.Subjects = subjects;
        }

        Answer(call, answer);
    }
}
