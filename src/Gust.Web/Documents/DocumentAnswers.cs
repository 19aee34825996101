using Gust.Monitoring;
using Microsoft.AspNetCore.Http;

namespace Gust.Web.Documents;

/// <summary>Waits for documents, which answer when the streams that they ask have had their turns.</summary>
internal static class DocumentAnswers
{
    /// <summary>The answer to the parameters of a request.</summary>
    public static async Task<MonitoringAnswer> AnswerAsync(this IDocument document, HttpRequest request, CancellationToken gone)
    {
        TaskCompletionSource<MonitoringAnswer> answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        document.Answer(QueryReader.Read(request), answered.SetResult);
        return await answered.Task.WaitAsync(gone).ConfigureAwait(false);
    }
}
