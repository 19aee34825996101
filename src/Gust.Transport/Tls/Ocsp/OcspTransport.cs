using System.Net;
using System.Net.Http.Headers;

namespace Gust.Transport.Tls.Ocsp;

/// <summary>Brings questions to responders (RFC 6960, appendix A).</summary>
internal sealed class OcspTransport(TimeProvider time) : IDisposable
{
    /// <summary>Longest answer that is read, in bytes: one with a certificate of RSA-4096 has 4 KiB.</summary>
    private const int AnswerMax = 16 * 1024;

    /// <summary>Up to this length a question travels in the address, so that caches on the way can answer it (RFC 5019).</summary>
    private const int AddressMax = 255;

    /// <summary>A slow responder holds up its own questions alone: others have connections of their own.</summary>
    private const int ConnectionsPerResponder = 16;

    private const int RedirectsMax = 3;

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = ConnectionsPerResponder,
        MaxAutomaticRedirections = RedirectsMax,
        PooledConnectionLifetime = TimeSpan.FromMinutes(5), // addresses of responders change
        UseCookies = false,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan, // each question has its own
    };

    /// <summary>Asks one responder, which may take <paramref name="patience"/>, a wait for a connection included.</summary>
    /// <returns>The answer's bytes, or what went wrong.</returns>
    public async Task<(byte[]? Bytes, OcspAnswer? Failure)> AskAsync(Uri responder, byte[] question, TimeSpan patience)
    {
        using CancellationTokenSource limit = new(patience, time);
        try
        {
            using HttpRequestMessage request = RequestFor(responder, question);
            using HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            if (response.StatusCode != HttpStatusCode.OK)
            {
                return (null, Unreachable(responder, $"answers with HTTP status {(int)response.StatusCode}"));
            }

            using Stream body = await response.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false);
            byte[] buffer = new byte[AnswerMax + 1];
            int length = await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, limit.Token).ConfigureAwait(false);
            return length > AnswerMax
                ? (null, new OcspAnswer(OcspOutcome.Unreadable, $"{responder} answers with more than {AnswerMax} bytes"))
                : (buffer[..length], null);
        }
        catch (OperationCanceledException)
        {
            return (null, Unreachable(responder, $"does not answer within {patience.TotalMilliseconds:0} ms (ca_timeout)"));
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return (null, Unreachable(responder, $"cannot be reached: {e.Message}"));
        }
    }

    public void Dispose() => _http.Dispose();

    private static HttpRequestMessage RequestFor(Uri responder, byte[] question)
    {
        string text = Uri.EscapeDataString(Convert.ToBase64String(question));
        string address = responder.AbsoluteUri;
        if (responder.Query.Length == 0 && text.Length <= AddressMax)
        {
            return new HttpRequestMessage(HttpMethod.Get, new Uri(address.EndsWith('/') ? address + text : $"{address}/{text}"));
        }

        ByteArrayContent content = new(question);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/ocsp-request");
        return new HttpRequestMessage(HttpMethod.Post, responder) { Content = content };
    }

    private static OcspAnswer Unreachable(Uri responder, string reason) => new(OcspOutcome.Unreachable, $"{responder} {reason}");
}
