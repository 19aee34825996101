using System.Security.Cryptography;
using System.Text;
using Gust.JetStream.Rules;
using Gust.JetStream.Streams;
using Gust.Storage.Streams;
using Gust.Subjects;
using Gust.Web.Console.Api;
using Gust.Web.Console.Stored;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Net.Http.Headers;

namespace Gust.Web.Console.Buckets;

/// <summary>Sends an object as a file, chunk by chunk as fast as the browser takes it. A file that is not what the bucket says it is ends as a failed download.</summary>
internal sealed class ObjectDownload(StreamReading reading)
{
    /// <summary>Downloads at one time: each holds a chunk in memory.</summary>
    private const int DownloadsMax = 8;

    private const string DigestKind = "SHA-256=";

    /// <summary>Below this, somebody only holds the place.</summary>
    private static readonly MinDataRate s_slowest = new(4 * 1024, TimeSpan.FromSeconds(20));

    private readonly Places _places = new(DownloadsMax);

    public async Task ServeAsync(ConsoleCall call)
    {
        string bucket = call.Text("bucket");
        StreamOwner stream = reading.Find(call.Text("account"), ObjectNames.Stream(bucket));
        ObjectRow row = await FindAsync(stream, bucket, call.Text("name"), call.Gone).ConfigureAwait(false);
        _places.Take("downloads");
        try
        {
            Announce(call.Context, row);
            await SendAsync(call.Context, stream, ObjectNames.Chunks(bucket, row.Nuid), row).ConfigureAwait(false);
        }
        finally
        {
            _places.Leave();
        }
    }

    /// <exception cref="ConsoleRefusal">There is nothing to send.</exception>
    private static async Task<ObjectRow> FindAsync(StreamOwner stream, string bucket, string name, CancellationToken gone)
    {
        SubjectFilter filter = new([Encoding.UTF8.GetBytes(ObjectNames.Description(bucket, name))]);
        ObjectRow? row = await StreamReading.AskAsync(
            stream, owner => owner.Store.TryLoadLast(filter, ulong.MaxValue, out StoredMessage message) ? ObjectDescription.Read(message) : null, gone).ConfigureAwait(false);
        return row is null || row.Deleted ? throw new ConsoleRefusal(404, $"The bucket has no object {name}.")
            : row.Link is { } link ? throw new ConsoleRefusal(409, $"{name} is a link to {link}. Download that.")
            : row.Size == 0 || Subject.IsValidLiteral(ObjectNames.Chunks(bucket, row.Nuid)) ? row
            : throw new ConsoleRefusal(502, $"What the bucket says of {name} makes no sense: its chunks cannot be found.");
    }

    private static void Announce(HttpContext context, ObjectRow row)
    {
        HttpResponse response = context.Response;
        response.ContentType = "application/octet-stream";
        response.ContentLength = row.Size;
        ContentDispositionHeaderValue disposition = new("attachment");
        disposition.SetHttpFileName(row.Name.Split('/', '\\')[^1]);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'";
        if (context.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = s_slowest;
        }
    }

    private static async Task SendAsync(HttpContext context, StreamOwner stream, string subject, ObjectRow row)
    {
        SubjectFilter filter = new([Encoding.UTF8.GetBytes(subject)]);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long left = row.Size;
        ulong from = 1;
        while (left > 0)
        {
            Chunk? chunk = await NextAsync(stream, filter, from, context.RequestAborted).ConfigureAwait(false);
            left -= chunk?.Data.Length ?? 0;
            hash.AppendData(chunk?.Data ?? []);
            if (chunk is null || left < 0 || (left == 0 && !IsWhole(row.Digest, hash)))
            {
                context.Abort(); // without the last bytes the browser calls the download failed
                return;
            }

            await context.Response.Body.WriteAsync(chunk.Data, context.RequestAborted).ConfigureAwait(false);
            from = chunk.Seq + 1;
        }
    }

    private static bool IsWhole(string? digest, IncrementalHash hash) =>
        digest?.StartsWith(DigestKind, StringComparison.OrdinalIgnoreCase) != true
        || digest[DigestKind.Length..].TrimEnd('=') == System.Buffers.Text.Base64Url.EncodeToString(hash.GetHashAndReset());

    private static Task<Chunk?> NextAsync(StreamOwner stream, SubjectFilter filter, ulong from, CancellationToken gone) => StreamReading.AskAsync(
        stream, owner => owner.Store.TryLoadNext(filter, from, out StoredMessage message) ? new Chunk(message.Sequence, message.Payload.ToArray()) : null, gone);

    private sealed record Chunk(ulong Seq, byte[] Data);
}
