using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Gust.Monitoring;
using Gust.Web.Console.SignIn;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Gust.Web.Console.Api;

/// <summary>One request of the page.</summary>
/// <param name="Context">Of the request.</param>
/// <param name="Session">Whose it is; null: nobody is signed in.</param>
/// <param name="Rest">What follows the endpoint's name in the path.</param>
internal sealed record ConsoleCall(HttpContext Context, ConsoleSession? Session, string Rest)
{
    private const int ListMax = 500;

    public CancellationToken Gone => Context.RequestAborted;

    public string Text(string name) => Context.Request.Query[name].ToString();

    /// <summary>A number in its bounds; what is none counts as <paramref name="otherwise"/>.</summary>
    public long Number(string name, long otherwise, long min, long max) =>
        long.TryParse(Text(name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) ? Math.Clamp(value, min, max) : otherwise;

    public int Offset() => (int)Number("offset", 0, 0, int.MaxValue);

    public int Limit(int otherwise = 100) => (int)Number("limit", otherwise, 1, ListMax);

    /// <summary>Takes no longer body than this. What is read is held in memory, and who asks may be anybody.</summary>
    public void LimitBody(long bytes) => Context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = bytes;

    /// <exception cref="ConsoleRefusal">The body is not what it should be.</exception>
    public async ValueTask<T> ReadAsync<T>(JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(Context.Request.Body, type, Gone).ConfigureAwait(false)
                ?? throw new ConsoleRefusal(400, "The request has no content.");
        }
        catch (BadHttpRequestException e)
        {
            throw new ConsoleRefusal(e.StatusCode, e.StatusCode == StatusCodes.Status413PayloadTooLarge ? "The request is too large." : "The request did not come whole.");
        }
        catch (JsonException e)
        {
            throw new ConsoleRefusal(400, $"The request is not the JSON that is expected here: {e.Message}");
        }
    }

    public Task AnswerAsync<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) =>
        Answers.SendAsync(Context, new MonitoringAnswer(status, MonitoringAnswer.Json, JsonSerializer.SerializeToUtf8Bytes(value, type)));
}
