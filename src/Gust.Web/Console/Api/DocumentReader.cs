using System.Text;
using Gust.Monitoring;

namespace Gust.Web.Console.Api;

/// <summary>Reads the monitoring documents as the port would give them.</summary>
internal sealed class DocumentReader(DocumentShelf shelf)
{
    /// <summary>Passes a document on. One that reports trouble, as /healthz may, is a document all the same.</summary>
    public async Task ServeAsync(ConsoleCall call)
    {
        Dictionary<string, string> query = call.Context.Request.Query.ToDictionary(pair => pair.Key, pair => pair.Value.ToString(), StringComparer.Ordinal);
        MonitoringAnswer answer = await AskAsync("/" + call.Rest, query, call.Gone).ConfigureAwait(false);
        await Answers.SendAsync(call.Context, answer with { Status = 200 }).ConfigureAwait(false);
    }

    /// <exception cref="ConsoleRefusal">There is no such document, or not for such a query.</exception>
    private async Task<MonitoringAnswer> AskAsync(string path, IReadOnlyDictionary<string, string> query, CancellationToken gone)
    {
        if (!shelf.TryFindByPath(path, out IDocument? document))
        {
            throw new ConsoleRefusal(404, $"The server has no document {path}.");
        }

        TaskCompletionSource<MonitoringAnswer> answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        document.Answer(new MonitoringQuery(query), answered.SetResult);
        MonitoringAnswer answer = await answered.Task.WaitAsync(gone).ConfigureAwait(false);
        return answer.ContentType.StartsWith(MonitoringAnswer.Json, StringComparison.Ordinal)
            ? answer
            : throw new ConsoleRefusal(answer.Status, Encoding.UTF8.GetString(answer.Body.Span).Trim());
    }
}
