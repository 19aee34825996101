using System.Text;
using Gust.Monitoring;
using Gust.Web.Documents;

namespace Gust.Web.Console.Api;

/// <summary>Reads the monitoring documents as the port would give them.</summary>
internal sealed class DocumentReader(DocumentShelf shelf)
{
    /// <summary>Passes a document on. One that reports trouble, as /healthz may, is a document all the same.</summary>
    /// <exception cref="ConsoleRefusal">There is no such document, or not for such a query.</exception>
    public async Task ServeAsync(ConsoleCall call)
    {
        string path = "/" + call.Rest;
        if (!shelf.TryFindByPath(path, out IDocument? document))
        {
            throw new ConsoleRefusal(404, $"The server has no document {path}.");
        }

        MonitoringAnswer answer = await document.AnswerAsync(call.Context.Request, call.Gone).ConfigureAwait(false);
        if (!answer.ContentType.StartsWith(MonitoringAnswer.Json, StringComparison.Ordinal))
        {
            throw new ConsoleRefusal(answer.Status, Encoding.UTF8.GetString(answer.Body.Span).Trim());
        }

        await Answers.SendAsync(call.Context, answer with { Status = 200 }).ConfigureAwait(false);
    }
}
