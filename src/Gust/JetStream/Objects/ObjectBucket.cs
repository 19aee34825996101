using System.Security.Cryptography;
using System.Text;
using Gust.Cli.JetStream.Messages;
using Gust.Cli.JetStream.Streams;
using Gust.Client;
using Gust.Foundation;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Json;
using Gust.JetStream.Model.Requests;

namespace Gust.Cli.JetStream.Objects;

/// <summary>A bucket of objects: a stream with chunks, and a message about each object, by the conventions of the NATS clients.</summary>
internal sealed class ObjectBucket
{
    public const string StreamPrefix = "OBJ_";
    private const int ChunkSize = 128 * 1024;
    private const int UnansweredMax = 32;
    private const int LinksMax = 8;
    private const string DigestPrefix = "SHA-256=";
    private readonly JetStreamApi _js;
    private readonly MessageStore _store;
    private readonly StreamApi _streams;

    private ObjectBucket(JetStreamApi js, string name, ApiAnswer<StreamInfo> stream)
    {
        (_js, Name, Stream) = (js, name, stream);
        _store = new MessageStore(js);
        _streams = new StreamApi(js);
    }

    public string Name { get; }

    /// <summary>The stream when the bucket was opened.</summary>
    public ApiAnswer<StreamInfo> Stream { get; }

    private StreamConfig Config => Stream.Value.Config;

    public static async Task<ObjectBucket> OpenAsync(JetStreamApi js, string name)
    {
        KeyValue.Bucket.RequireName(name);
        try
        {
            return new ObjectBucket(js, name, await new StreamApi(js).InfoAsync(StreamPrefix + name));
        }
        catch (ApiException e) when (e.Reason == ErrorCode.StreamNotFound)
        {
            throw new CliException($"there is no object store {name}; {js.Context.Host.Name} object add {name} makes one");
        }
    }

    /// <summary>What is known of an object, one that was deleted too; null for nothing.</summary>
    public async Task<ObjectInfo?> FindAsync(string name) => await _store.LastAsync(Config, InfoSubject(name)) is { } message ? Info(message) : null;

    /// <summary>An object that is there.</summary>
    public async Task<ObjectInfo> InfoAsync(string name) =>
        await FindAsync(name) is { IsDeleted: false } info ? info : throw new CliException($"the object {Name} > {name} was not found");

    /// <summary>Reads what is known of all objects: as it is now, or as it changes.</summary>
    public OrderedReader ReadInfos() => new(
        _js, Config.Name, new ConsumerConfig { FilterSubject = $"$O.{Name}.M.>", DeliverPolicy = DeliverKind.LastPerSubject });

    public ObjectInfo Info(StoredMessage message)
    {
        var info = new ObjectInfo();
        return ModelJson.Read(message.Payload.Span, ObjectInfo.Shape, info, isStrict: false) is { } error
            ? throw new CliException($"{message.Subject} is not about an object: {error}")
            : info with { Modified = WireTime.FromDateTimeOffset(message.Time) };
    }

    /// <summary>Stores an object; the one before of its name goes when the new one is complete.</summary>
    /// <param name="about">Its name and what else the user says of it.</param>
    /// <param name="content">Read to its end.</param>
    /// <param name="progress">Gets the bytes that are stored.</param>
    public async Task<ObjectInfo> PutAsync(ObjectInfo about, Stream content, Action<long> progress)
    {
        ObjectInfo? before = await FindAsync(about.Name);
        ObjectInfo info = about with { Bucket = Name, Nuid = UniqueId.Next(SystemRandom.Instance), Options = new ObjectOptions { ChunkSizeMax = ChunkSize } };
        try
        {
            await PutChunksAsync(info, content, progress);
            await PutInfoAsync(info);
        }
        catch
        {
            await ForgetChunksAsync(info);
            throw;
        }

        if (before is { IsDeleted: false, Nuid.Length: > 0 })
        {
            await ForgetChunksAsync(before);
        }

        return await InfoAsync(info.Name);
    }

    /// <summary>Writes an object's bytes and checks that they are those that were stored.</summary>
    public async Task<ObjectInfo> GetAsync(string name, Stream target, Action<long> progress, int links = 0)
    {
        ObjectInfo info = await InfoAsync(name);
        if (info.Options?.Link is { } link)
        {
            return link.Name.Length == 0 ? throw new CliException($"{Name} > {name} is a link to the object store {link.Bucket}, not to an object")
                : links == LinksMax ? throw new CliException($"{Name} > {name} is a link to links without end")
                : await (await OpenAsync(_js, link.Bucket)).GetAsync(link.Name, target, progress, links + 1);
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        ulong written = 0;
        if (info.Size > 0)
        {
            await using var chunks = new OrderedReader(_js, Config.Name, new ConsumerConfig { FilterSubject = ChunkSubject(info) }, batch: UnansweredMax);
            await foreach (StoredMessage chunk in chunks.ToEndAsync())
            {
                hash.AppendData(chunk.Payload.Span);
                await target.WriteAsync(chunk.Payload, _js.Context.Cancel);
                written += (ulong)chunk.Payload.Length;
                progress((long)written);
            }
        }

        string digest = Digest(hash);
        return written == info.Size && (info.Digest.Length == 0 || info.Digest.TrimEnd('=') == digest.TrimEnd('='))
            ? info
            : throw new CliException($"{Name} > {name} is damaged: {written} of {info.Size} bytes, digest {digest} instead of {info.Digest}");
    }

    public async Task DeleteAsync(string name)
    {
        ObjectInfo info = await InfoAsync(name);
        await PutInfoAsync(info with { IsDeleted = true, Size = 0, Chunks = 0, Digest = "", Modified = default });
        await ForgetChunksAsync(info);
    }

    private static string Digest(IncrementalHash hash) => DigestPrefix + Base64Url(hash.GetHashAndReset());

    /// <summary>With its padding, as the NATS clients write it.</summary>
    private static string Base64Url(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).Replace('+', '-').Replace('/', '_');

    private async Task PutChunksAsync(ObjectInfo info, Stream content, Action<long> progress)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        string subject = ChunkSubject(info);
        var unanswered = new Queue<Task<PublishAck>>();
        while (true)
        {
            byte[] chunk = new byte[ChunkSize];
            int count = await content.ReadAtLeastAsync(chunk, ChunkSize, throwOnEndOfStream: false, _js.Context.Cancel);
            if (count > 0)
            {
                hash.AppendData(chunk.AsSpan(0, count));
                unanswered.Enqueue(_store.PutAsync(subject, chunk.AsMemory(0, count)));
                (info.Size, info.Chunks) = (info.Size + (ulong)count, info.Chunks + 1);
            }

            while (unanswered.Count > (count < ChunkSize ? 0 : UnansweredMax))
            {
                await unanswered.Dequeue();
            }

            progress((long)info.Size);
            if (count < ChunkSize)
            {
                info.Digest = Digest(hash);
                return;
            }
        }
    }

    private Task<PublishAck> PutInfoAsync(ObjectInfo info) =>
        _store.PutAsync(InfoSubject(info.Name), ConfigFile.Compact(ObjectInfo.Shape, info), new Headers { { "Nats-Rollup", "sub" } });

    private Task<ulong> ForgetChunksAsync(ObjectInfo info) => _streams.PurgeAsync(Config.Name, new StreamPurgeRequest { Filter = ChunkSubject(info) });

    private string InfoSubject(string name) => $"$O.{Name}.M.{Base64Url(Encoding.UTF8.GetBytes(name))}";

    private string ChunkSubject(ObjectInfo info) => $"$O.{Name}.C.{info.Nuid}";
}
