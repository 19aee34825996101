using Gust.Monitoring;
using Microsoft.AspNetCore.Http;

namespace Gust.Web;

/// <summary>Sends answers over HTTP.</summary>
internal static class Answers
{
    /// <summary>Bytes that are handed to the connection at one time: it copies them, and a reader that is slow would have an answer twice in memory.</summary>
    private const int PieceMax = 64 * 1024;

    /// <summary>Of the process, as its memory is.</summary>
    private static readonly AnswerBudget s_budget = new(256 * 1024 * 1024);

    public static Task SendAsync(HttpContext context, MonitoringAnswer answer) => SendAsync(context, answer.Body.Length, () => WriteAsync(context, answer));

    /// <summary>Sends an answer that is written in a way of its own, where there is room for it.</summary>
    /// <param name="context">Of the request.</param>
    /// <param name="bytes">That wait in memory until it has been read.</param>
    /// <param name="write">Writes it.</param>
    public static async Task SendAsync(HttpContext context, long bytes, Func<Task> write)
    {
        if (!s_budget.TryTake(bytes))
        {
            context.Response.Headers.RetryAfter = "1";
            await WriteAsync(context, MonitoringAnswer.Text(503, "too many long answers wait for their readers; ask again in a second")).ConfigureAwait(false);
            return;
        }

        try
        {
            await write().ConfigureAwait(false);
        }
        finally
        {
            s_budget.Return(bytes);
        }
    }

    private static async Task WriteAsync(HttpContext context, MonitoringAnswer answer)
    {
        HttpResponse response = context.Response;
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.ContentLength = answer.Body.Length;
        response.Headers.XContentTypeOptions = "nosniff";
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            for (ReadOnlyMemory<byte> rest = answer.Body; rest.Length > 0; rest = rest[Math.Min(PieceMax, rest.Length)..])
            {
                await response.Body.WriteAsync(rest[..Math.Min(PieceMax, rest.Length)], context.RequestAborted).ConfigureAwait(false);
            }
        }
    }
}
