using System.Net.Http.Headers;

namespace Gust.Telemetry;

/// <summary>Passes requests on and reports what became of them. The exporter itself tells nobody but its event source.</summary>
/// <param name="inner">The exporter's own client, which knows of certificates, limits and timeouts.</param>
/// <param name="watch">Is told.</param>
internal sealed class WatchingHandler(HttpClient inner, EndpointWatch watch) : HttpMessageHandler
{
    private const string GrpcStatus = "grpc-status";
    private const string GrpcMessage = "grpc-message";

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return Report(inner.Send(Copy(request), cancellationToken));
        }
        catch (Exception e) when (IsFailure(e))
        {
            watch.OnFailed(ReasonOf(e));
            throw;
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return Report(await inner.SendAsync(Copy(request), cancellationToken).ConfigureAwait(false));
        }
        catch (Exception e) when (IsFailure(e))
        {
            watch.OnFailed(ReasonOf(e));
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>A request that one client has sent another refuses to send.</summary>
    private static HttpRequestMessage Copy(HttpRequestMessage request)
    {
        HttpRequestMessage copy = new(request.Method, request.RequestUri) { Content = request.Content, Version = request.Version, VersionPolicy = request.VersionPolicy };
        foreach ((string name, HeaderStringValues values) in request.Headers.NonValidated)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        return copy;
    }

    private static bool IsFailure(Exception e) => e is HttpRequestException or OperationCanceledException or InvalidOperationException or NotSupportedException;

    private static string ReasonOf(Exception e) => e is OperationCanceledException ? "it did not answer in time" : e.GetBaseException().Message;

    /// <summary>Its body has been read, so its trailers are known.</summary>
    private HttpResponseMessage Report(HttpResponseMessage response)
    {
        string? status = Find(response, GrpcStatus);
        if (!response.IsSuccessStatusCode)
        {
            watch.OnFailed($"it answers {(int)response.StatusCode} {response.ReasonPhrase}".TrimEnd());
        }
        else if (status is not (null or "0"))
        {
            watch.OnFailed($"it answers {GrpcStatus} {status} {Uri.UnescapeDataString(Find(response, GrpcMessage) ?? "")}".TrimEnd());
        }
        else
        {
            watch.OnTaken();
        }

        return response;
    }

    private static string? Find(HttpResponseMessage response, string name) => Find(response.TrailingHeaders, name) ?? Find(response.Headers, name);

    private static string? Find(HttpResponseHeaders headers, string name) => headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
}
