using System.Text;
using Gust.Cli.Admin.Documents;
using Gust.Cli.Commands;
using Gust.Client;

namespace Gust.Cli.Admin;

/// <summary>A connection to the system account, and the services that servers offer there: one is asked, or all at once.</summary>
/// <param name="context">Of the command.</param>
/// <param name="client">The connection.</param>
/// <param name="advice">What may be wrong where nobody answers.</param>
internal sealed class SystemApi(CommandContext context, NatsClient client, string advice) : IAsyncDisposable
{
    private const string NeedsSystemAccount = "this needs a user of the system account; check --user, --creds or the context";

    /// <summary>A server that is counted but gone must not hold up the answers of the others.</summary>
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(1);

    /// <summary>Where nobody knows how many answers there will be.</summary>
    private static readonly TimeSpan ShortStall = TimeSpan.FromMilliseconds(300);

    private const string Ping = "$SYS.REQ.SERVER.PING";

    private bool _hasAnswers;

    public CommandContext Context { get; } = context;

    public NatsClient Client { get; } = client;

    public static async Task<SystemApi> OpenAsync(CommandContext context, string advice = NeedsSystemAccount) => new(context, await context.OpenAsync(), advice);

    /// <summary>Asks the servers for one of their documents.</summary>
    /// <param name="service">Its name, such as <c>VARZ</c>.</param>
    /// <param name="body">Options of the request.</param>
    /// <param name="servers">Who is meant.</param>
    /// <param name="expected">Answers to wait for; 0: as many as there are servers.</param>
    public async Task<IReadOnlyList<SystemReply>> AskServersAsync(string service, RequestBody body, ServerSelection servers, long expected = 0)
    {
        long known = expected > 0 ? expected : servers.IsAll ? await CountAsync() : await CountAsync(servers);
        return await GatherAsync($"{Ping}.{service}", servers.ApplyTo(body), known, isExact: expected > 0);
    }

    /// <summary>The statistics of all servers.</summary>
    public async Task<IReadOnlyList<(StatszAnswer Answer, SystemReply Reply)>> StatisticsAsync(ServerSelection servers, long expected = 0) =>
        [.. (await AskServersAsync("STATSZ", new RequestBody(), servers, expected)).Select(reply => (SystemReading.Document(reply.Json, DocumentJson.Default.StatszAnswer), reply))];

    /// <summary>Asks whoever answers; ends with the number of answers, or when no more come.</summary>
    public async Task<IReadOnlyList<SystemReply>> GatherAsync(string subject, RequestBody body, long expected, bool isExact = false)
    {
        var replies = new List<SystemReply>();
        var options = new RequestManyOptions { RepliesMax = (int)expected, Stall = isExact ? null : expected > 0 ? Stall : ShortStall };
        await foreach (SystemReply reply in ScatterAsync(subject, body, options))
        {
            replies.Add(reply);
        }

        return replies.Count > 0 ? replies : throw Silence(subject);
    }

    /// <summary>The answers as they come.</summary>
    public async IAsyncEnumerable<SystemReply> ScatterAsync(string subject, RequestBody body, RequestManyOptions options)
    {
        ReadOnlyMemory<byte> request = body.Encode();
        Trace(">>>", subject, request);
        TimeProvider time = Context.Host.TimeProvider;
        long start = time.GetTimestamp();
        await using IAsyncEnumerator<Message> answers = Client.RequestManyAsync(subject, request, options, cancel: Context.Cancel).GetAsyncEnumerator(Context.Cancel);
        while (await MoveNextAsync(answers, subject))
        {
            _hasAnswers = true;
            Trace("<<<", subject, answers.Current.Payload);
            yield return new SystemReply(answers.Current.Payload, time.GetElapsedTime(start));
        }
    }

    /// <summary>Asks one server; null where it does not answer.</summary>
    public async Task<SystemReply?> AskOneAsync(string subject, RequestBody body)
    {
        await foreach (SystemReply reply in ScatterAsync(subject, body, new RequestManyOptions { RepliesMax = 1 }))
        {
            return reply;
        }

        return null;
    }

    /// <summary>The subject of a request to the server of an id.</summary>
    public static string Subject(string serverId, string service) => $"$SYS.REQ.SERVER.{serverId}.{service}";

    /// <summary>How many servers the connected one knows of, itself among them; 0 where it does not say.</summary>
    public async Task<long> CountAsync()
    {
        SystemReply? reply = await AskOneAsync(Subject(Client.Server?.ServerId ?? "", "STATSZ"), new RequestBody());
        return reply is null ? throw Silence(Ping) : SystemReading.Document(reply.Json, DocumentJson.Default.StatszAnswer).Statsz.ActiveServers;
    }

    public ValueTask DisposeAsync() => Client.DisposeAsync();

    /// <summary>How many of them are meant; none is an error that names those there are.</summary>
    private async Task<long> CountAsync(ServerSelection servers)
    {
        ServerIdentity[] all = [.. (await StatisticsAsync(ServerSelection.All)).Select(one => one.Answer.Server)];
        int meant = all.Count(servers.Includes);
        return meant > 0 ? meant : throw new CliException($"no server matches; there are: {string.Join(", ", all.Select(server => server.Name).Order(StringComparer.Ordinal))}");
    }

    private async Task<bool> MoveNextAsync(IAsyncEnumerator<Message> answers, string subject)
    {
        try
        {
            return await answers.MoveNextAsync();
        }
        catch (NoRespondersException)
        {
            throw new CliException(
                Client.LastServerError is { } refused ? $"the server refused: {refused}"
                : _hasAnswers ? $"no responders on {subject}: the servers do not know this request"
                : $"no responders on {subject}: {advice}");
        }
    }

    private CliException Silence(string subject) => new(Client.LastServerError is { } refused
        ? $"the server refused: {refused}"
        : $"no server answered on {subject} in time; --timeout waits longer");

    private void Trace(string direction, string subject, ReadOnlyMemory<byte> json)
    {
        if (Context.Settings.Trace)
        {
            Context.Log.Line($"{direction} {subject}\n{Encoding.UTF8.GetString(json.Span)}\n");
        }
    }
}
