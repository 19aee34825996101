using Gust.Monitoring;
using Microsoft.AspNetCore.Http;

namespace Gust.Web.Documents;

/// <summary>Serves the documents of the server by their paths.</summary>
internal sealed class DocumentRoom(DocumentShelf shelf) : IWebRoom
{
    public bool Serves(string path) => shelf.TryFindByPath(path, out _);

    public async Task ServeAsync(HttpContext context, string path)
    {
        IDocument document = shelf.TryFindByPath(path, out IDocument? found) ? found : throw new ArgumentException($"{path} is none of the documents", nameof(path));
        MonitoringAnswer answer = await document.AnswerAsync(context.Request, context.RequestAborted).ConfigureAwait(false);
        if (answer.ContentType == MonitoringAnswer.Json)
        {
            context.Response.Headers.AccessControlAllowOrigin = "*";
        }

        await Answers.SendAsync(context, answer).ConfigureAwait(false);
    }
}
