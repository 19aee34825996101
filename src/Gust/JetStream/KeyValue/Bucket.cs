using System.Buffers;
using System.Globalization;
using Gust.Cli.JetStream.Messages;
using Gust.Cli.JetStream.Streams;
using Gust.Client;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Requests;

namespace Gust.Cli.JetStream.KeyValue;

/// <summary>A key-value bucket: a stream with a subject for each key, by the conventions of the NATS clients.</summary>
internal sealed class Bucket
{
    public const string StreamPrefix = "KV_";
    private const string SubjectPrefix = "$KV.";
    private const string RollupHeader = "Nats-Rollup";
    private const string ExpectedHeader = "Nats-Expected-Last-Subject-Sequence";
    private const string TtlHeader = "Nats-TTL";
    private static readonly SearchValues<char> KeyCharacters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-/_=.");

    private readonly JetStreamApi _js;
    private readonly MessageStore _store;
    private readonly string _readPrefix;
    private readonly string _writePrefix;

    private Bucket(JetStreamApi js, string name, ApiAnswer<StreamInfo> stream)
    {
        _js = js;
        _store = new MessageStore(js);
        Name = name;
        Stream = stream;
        StreamSource? mirror = stream.Value.Config.Mirror;
        string origin = mirror is null ? name : mirror.Name[Math.Min(StreamPrefix.Length, mirror.Name.Length)..];
        _readPrefix = $"{SubjectPrefix}{origin}.";
        string api = js.Subject("");
        _writePrefix = mirror?.External is { Api.Length: > 0 } external ? $"{external.Api}.{_readPrefix}"
            : api == "$JS.API." ? _readPrefix
            : api + _readPrefix; // a domain maps what stands behind its prefix
    }

    public string Name { get; }

    /// <summary>The stream when the bucket was opened.</summary>
    public ApiAnswer<StreamInfo> Stream { get; }

    public static async Task<Bucket> OpenAsync(JetStreamApi js, string name)
    {
        RequireName(name);
        try
        {
            return new Bucket(js, name, await new StreamApi(js).InfoAsync(StreamPrefix + name));
        }
        catch (ApiException e) when (e.Reason == ErrorCode.StreamNotFound)
        {
            throw new CliException($"there is no bucket {name}; {js.Context.Host.Name} kv add {name} makes one");
        }
    }

    public static void RequireName(string name)
    {
        if (name.Length == 0 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            throw new CliException($"\"{name}\" is not a name of a bucket: letters, digits, - and _ make one");
        }
    }

    public async Task<ulong> PutAsync(string key, ReadOnlyMemory<byte> value) => (await _store.PutAsync(Subject(key), value)).Sequence;

    /// <summary>Puts the first value of a key, or of one that was deleted.</summary>
    public async Task<ulong> CreateAsync(string key, ReadOnlyMemory<byte> value, TimeSpan? ttl)
    {
        try
        {
            return await UpdateAsync(key, value, 0, ttl);
        }
        catch (ApiException e) when (e.Reason == ErrorCode.StreamWrongLastSequence)
        {
            return await LastAsync(key) is { Operation: not BucketOperation.Put } gone
                ? await UpdateAsync(key, value, gone.Revision, ttl)
                : throw new CliException($"the key {key} exists already");
        }
    }

    /// <summary>Puts a value unless the key has changed since a revision.</summary>
    public async Task<ulong> UpdateAsync(string key, ReadOnlyMemory<byte> value, ulong revision, TimeSpan? ttl = null)
    {
        var headers = new Headers { { ExpectedHeader, revision.ToString(CultureInfo.InvariantCulture) } };
        AddTtl(headers, ttl);
        return (await _store.PutAsync(Subject(key), value, headers)).Sequence;
    }

    /// <summary>Marks a key as deleted.</summary>
    public Task DeleteAsync(string key) =>
        _store.PutAsync(Subject(key), ReadOnlyMemory<byte>.Empty, new Headers { { BucketEntry.OperationHeader, BucketEntry.DeleteMark } });

    /// <summary>The same, and its history goes too.</summary>
    public Task PurgeAsync(string key, TimeSpan? ttl)
    {
        var headers = new Headers { { BucketEntry.OperationHeader, BucketEntry.PurgeMark }, { RollupHeader, "sub" } };
        AddTtl(headers, ttl);
        return _store.PutAsync(Subject(key), ReadOnlyMemory<byte>.Empty, headers);
    }

    /// <summary>What was last done to a key; null for nothing.</summary>
    public async Task<BucketEntry?> LastAsync(string key)
    {
        RequireKey(key);
        return await _store.LastAsync(Stream.Value.Config, _readPrefix + key) is { } message ? BucketEntry.From(message, _readPrefix) : null;
    }

    /// <summary>A key's value, the last one or that of a revision.</summary>
    public async Task<BucketEntry> GetAsync(string key, ulong revision = 0)
    {
        RequireKey(key);
        BucketEntry? entry = revision == 0 ? await LastAsync(key)
            : await _store.AtAsync(Stream.Value.Config, revision) is { } message ? BucketEntry.From(message, _readPrefix)
            : null;
        return entry is { Operation: BucketOperation.Put } && entry.Key == key
            ? entry
            : throw new CliException(revision == 0 ? $"the key {key} was not found" : $"the key {key} has no value at revision {revision}");
    }

    /// <summary>Reads the messages of matching keys.</summary>
    public OrderedReader Read(string keys, DeliverKind from, bool isHeadersOnly = false) => new(
        _js, Stream.Value.Config.Name, new ConsumerConfig { FilterSubject = _readPrefix + keys, DeliverPolicy = from, HeadersOnly = isHeadersOnly });

    public BucketEntry Entry(StoredMessage message) => BucketEntry.From(message, _readPrefix);

    /// <summary>Removes what a key has beside its newest messages.</summary>
    public Task<ulong> TrimAsync(string key, ulong keep) =>
        new StreamApi(_js).PurgeAsync(Stream.Value.Config.Name, new StreamPurgeRequest { Filter = _readPrefix + key, Keep = keep });

    private static void AddTtl(Headers headers, TimeSpan? ttl)
    {
        if (ttl is { } time)
        {
            headers.Add(TtlHeader, ((long)Math.Ceiling(time.TotalSeconds)).ToString(CultureInfo.InvariantCulture));
        }
    }

    private string Subject(string key)
    {
        RequireKey(key);
        return _writePrefix + key;
    }

    private static void RequireKey(string key)
    {
        if (key.Length == 0 || key.AsSpan().ContainsAnyExcept(KeyCharacters) || key[0] == '.' || key[^1] == '.' || key.Contains("..", StringComparison.Ordinal))
        {
            throw new CliException($"\"{key}\" is not a key: letters, digits and - / _ = make one, with single dots between");
        }
    }
}
