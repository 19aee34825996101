using Gust.Cli.JetStream.Messages;
using Gust.Cli.JetStream.Streams;
using Gust.Cli.Text;
using Gust.Client;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Json;

namespace Gust.Cli.JetStream.Counters;

/// <summary>A stream whose subjects are counters.</summary>
internal sealed class CounterStream
{
    public const string IncrementHeader = "Nats-Incr";
    private readonly MessageStore _store;

    private CounterStream(JetStreamApi js, StreamConfig config)
    {
        _store = new MessageStore(js);
        Config = config;
    }

    public StreamConfig Config { get; }

    /// <param name="js">The connection.</param>
    /// <param name="name">The stream; found by the subject when it is not said.</param>
    /// <param name="subject">Of a counter.</param>
    public static async Task<CounterStream> OpenAsync(JetStreamApi js, string? name, string? subject)
    {
        var api = new StreamApi(js);
        string found = name ?? await FindAsync(api, subject ?? throw new CliException("name a subject, or a stream with --stream"));
        StreamConfig config = (await api.InfoAsync(found)).Value.Config;
        return config is { AllowMsgCounter: true, AllowDirect: true }
            ? new CounterStream(js, config)
            : throw new CliException($"the stream {found} holds no counters: it would need --allow-counter and --allow-direct");
    }

    /// <summary>Adds to a counter; gives the new sum.</summary>
    public async Task<string> AddAsync(string subject, string increment)
    {
        bool isNumber = increment.Length > 0 && increment.AsSpan(increment[0] is '+' or '-' ? 1 : 0) is { IsEmpty: false } digits && !digits.ContainsAnyExceptInRange('0', '9');
        if (!isNumber)
        {
            throw new CliException($"\"{increment}\" is not a whole number");
        }

        PublishAck sum = await _store.PutAsync(subject, ReadOnlyMemory<byte>.Empty, new Headers { { IncrementHeader, increment } });
        return sum.Value.Length > 0 ? sum.Value : throw new CliException($"the server stored the message and did not count; is {Config.Name} a counter stream for it?");
    }

    /// <summary>The last message of a counter: its sum, and where it comes from.</summary>
    public async Task<StoredMessage> LastAsync(string subject) => await _store.LastAsync(Config, subject) ?? throw new CliException($"there is no counter {Quoted.Text(subject)}");

    public static string Value(StoredMessage message)
    {
        var sum = new PublishAck();
        return ModelJson.Read(message.Payload.Span, PublishAck.Shape, sum, isStrict: false) is null && sum.Value.Length > 0
            ? sum.Value
            : throw new CliException($"the last message of {Quoted.Text(message.Subject)} is not that of a counter");
    }

    private static async Task<string> FindAsync(StreamApi api, string subject) => await api.NamesAsync(subject) switch
    {
        [var only] => only,
        [] => throw new CliException($"no stream stores {Quoted.Text(subject)}"),
        var several => throw new CliException($"several streams store {Quoted.Text(subject)}: {string.Join(", ", several)}; choose one with --stream"),
    };
}
