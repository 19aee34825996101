using System.Buffers;
using System.Text;
using Gust.Cli.Commands;
using Gust.Cli.Connections;
using Gust.Client;
using Gust.JetStream.Model;
using Gust.JetStream.Model.Json;

namespace Gust.Cli.JetStream;

/// <summary>A connection, and the JetStream API at its other end: a request in, a typed answer out, an error as an exception.</summary>
internal sealed class JetStreamApi : IAsyncDisposable
{
    private const string DefaultPrefix = "$JS.API";
    private readonly string _prefix;

    public JetStreamApi(CommandContext context, NatsClient client)
    {
        Context = context;
        Client = client;
        _prefix = PrefixOf(context.Settings);
    }

    public CommandContext Context { get; }

    public NatsClient Client { get; }

    public static async Task<JetStreamApi> OpenAsync(CommandContext context)
    {
        _ = PrefixOf(context.Settings); // a bad one shows before anything is connected
        return new JetStreamApi(context, await context.OpenAsync());
    }

    /// <summary>What an API of another domain or account is reached under, from here.</summary>
    public static string PrefixOf(string domain) => $"$JS.{domain}.API";

    /// <summary>The subject of a request.</summary>
    /// <param name="verb">What follows the prefix, such as <c>STREAM.INFO.ORDERS</c>.</param>
    public string Subject(string verb) => $"{_prefix}.{verb}";

    public Task<ApiAnswer<T>> AskAsync<TBody, T>(string verb, JsonShape<TBody> bodyShape, TBody body, JsonShape<T> shape)
        where TBody : class
        where T : class, new()
    {
        var json = new ArrayBufferWriter<byte>();
        ModelJson.Write(json, bodyShape, body);
        return AskAsync(verb, shape, json.WrittenMemory);
    }

    /// <summary>Sends a request and reads its answer; throws <see cref="ApiException"/> when it is refused.</summary>
    public async Task<ApiAnswer<T>> AskAsync<T>(string verb, JsonShape<T> shape, ReadOnlyMemory<byte> body = default)
        where T : class, new() => Read(await SendAsync(verb, body), shape);

    /// <summary>The answer of the API in a message that came in another way.</summary>
    public static ApiAnswer<T> Read<T>(Message answer, JsonShape<T> shape)
        where T : class, new()
    {
        ThrowIfRefused(answer.Payload);
        var value = new T();
        string? error = ModelJson.Read(answer.Payload.Span, shape, value, isStrict: false);
        return error is null
            ? new ApiAnswer<T>(value, answer.Payload)
            : throw new CliException($"the server's answer cannot be read: {error}");
    }

    /// <summary>The reply to a request, whatever it is.</summary>
    public async Task<Message> SendAsync(string verb, ReadOnlyMemory<byte> body)
    {
        string subject = Subject(verb);
        bool isTraced = Context.Settings.Trace;
        if (isTraced)
        {
            Context.Log.Line($">>> {subject}\n{Encoding.UTF8.GetString(body.Span)}\n");
        }

        try
        {
            Message answer = await Client.RequestAsync(subject, body, cancel: Context.Cancel);
            if (isTraced)
            {
                Context.Log.Line($"<<< {subject}\n{Encoding.UTF8.GetString(answer.Payload.Span)}\n");
            }

            return answer;
        }
        catch (NoRespondersException)
        {
            throw new CliException(Client.LastServerError is { } refused
                ? $"the server refused: {refused}"
                : $"JetStream does not answer on {_prefix}: it is off on the server, or not there for this account or domain");
        }
        catch (TimeoutException) when (Client.LastServerError is { } refused)
        {
            throw new CliException($"the server refused: {refused}"); // a missing permission is no answer at all
        }
    }

    public ValueTask DisposeAsync() => Client.DisposeAsync();

    /// <summary>Throws when the payload is an answer with an error in it.</summary>
    public static void ThrowIfRefused(ReadOnlyMemory<byte> payload)
    {
        var refusal = new Refusal();
        if (!payload.IsEmpty && payload.Span.IndexOf("\"error\""u8) >= 0 && ModelJson.Read(payload.Span, Refusal.Shape, refusal, isStrict: false) is null
            && refusal.Error is { } error)
        {
            throw new ApiException(error);
        }
    }

    private static string PrefixOf(ConnectionSettings settings) => settings switch
    {
        { JetStreamDomain: not null, JetStreamApiPrefix: not null } => throw new CliException("--js-domain and --js-api-prefix exclude each other"),
        { JetStreamDomain: { } domain } => PrefixOf(domain),
        { JetStreamApiPrefix: { } prefix } => prefix.TrimEnd('.'),
        _ => DefaultPrefix,
    };
}
