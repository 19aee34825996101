using Gust.Monitoring;
using Microsoft.AspNetCore.Http;

namespace Gust.Web.Documents;

/// <summary>Serves the documents of the server by their paths.</summary>
internal sealed class DocumentRoom(DocumentShelf shelf) : IWebRoom
{
    public bool Serves(string path) => shelf.TryFindByPath(path, out _);

    public async Task ServeAsync(HttpContext context, string path)
    {
        TaskCompletionSource<MonitoringAnswer> answered = new(TaskCreationOptions.RunContinuationsAsynchronously);
        if (shelf.TryFindByPath(path, out IDocument? document))
        {
            document.Answer(QueryReader.Read(context.Request), answered.SetResult);
        }

        MonitoringAnswer answer = await answered.Task.WaitAsync(context.RequestAborted).ConfigureAwait(false);
        if (answer.ContentType == MonitoringAnswer.Json)
        {
            context.Response.Headers.AccessControlAllowOrigin = "*";
        }

        await Answers.SendAsync(context, answer).ConfigureAwait(false);
    }
}
