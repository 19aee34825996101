using Gust.Monitoring;
using Microsoft.AspNetCore.Http;

namespace Gust.Web;

/// <summary>Sends answers over HTTP.</summary>
internal static class Answers
{
    public static async Task SendAsync(HttpContext context, MonitoringAnswer answer)
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
