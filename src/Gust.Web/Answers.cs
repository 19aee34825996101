using Gust.Monitoring;
using Microsoft.AspNetCore.Http;

namespace Gust.Web;

/// <summary>Sends answers over HTTP.</summary>
internal static class Answers
{
    /// <summary>Of the process, as its memory is.</summary>
    private static readonly AnswerBudget s_budget = new(256 * 1024 * 1024);

    public static async Task SendAsync(HttpContext context, MonitoringAnswer answer)
    {
        int length = answer.Body.Length;
        if (!s_budget.TryTake(length))
        {
            context.Response.Headers.RetryAfter = "1";
            await WriteAsync(context, MonitoringAnswer.Text(503, "too many long answers wait for their readers; ask again in a second")).ConfigureAwait(false);
            return;
        }

        try
        {
            await WriteAsync(context, answer).ConfigureAwait(false);
        }
        finally
        {
            s_budget.Return(length);
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
            await response.Body.WriteAsync(answer.Body, context.RequestAborted).ConfigureAwait(false);
        }
    }
}
