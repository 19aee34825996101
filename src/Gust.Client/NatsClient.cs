using System.Buffers;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Gust.Foundation;

namespace Gust.Client;

/// <summary>A NATS connection: publish, subscribe, request. Safe for use by several threads.</summary>
internal sealed class NatsClient : IAsyncDisposable, IConnectionEvents
{
    private static readonly SearchValues<char> NotInSubjects = SearchValues.Create(" \t\r\n");
    private readonly NatsClientOptions _options;
    private readonly OutboundPipe _outbound;
    private readonly SubscriptionTable _subscriptions;
    private readonly PingTracker _pings;
    private readonly RequestMux _mux;
    private readonly ConnectionLoop _connection;
    private long _payloadBytesMax;
    private int _disposed;

    private NatsClient(NatsClientOptions options)
    {
        _options = options;
        _outbound = new OutboundPipe(options.OfflineBytesMax);
        _subscriptions = new SubscriptionTable(_outbound, options.SubscriptionMessagesMax);
        _pings = new PingTracker(_outbound);
        _mux = new RequestMux(_subscriptions, NewInbox());
        _connection = new ConnectionLoop(options, _outbound, _subscriptions, _pings, this);
    }

    /// <summary>What the connected server said of itself; null while there is no connection.</summary>
    public ServerInfo? Server => _connection.Wire?.Info;

    public ServerAddress? ConnectedTo => _connection.Wire?.Address;

    /// <summary>The last -ERR of the server.</summary>
    public string? LastServerError { get; private set; }

    /// <summary>Ends when the client is closed or has given up reconnecting.</summary>
    public Task Ended => _connection.Ended;

    /// <summary>Why the client gave up; null after an orderly close.</summary>
    public Exception? Failure => _connection.Failure;

    /// <summary>Connects to the first server that takes us; throws <see cref="ConnectException"/> or <see cref="FormatException"/> for a bad URL.</summary>
    public static async Task<NatsClient> ConnectAsync(NatsClientOptions options, CancellationToken cancel = default)
    {
        var client = new NatsClient(options);
        await client._connection.StartAsync(cancel).ConfigureAwait(false);
        Volatile.Write(ref client._payloadBytesMax, client.Server?.PayloadBytesMax ?? 0);
        return client;
    }

    /// <summary>A subject nobody else uses.</summary>
    public string NewInbox() => $"{_options.InboxPrefix}.{UniqueId.Next(_options.Random)}";

    /// <summary>Sends a message. Completes at once while there is room to buffer it, otherwise when there is.</summary>
    public ValueTask PublishAsync(
        string subject, ReadOnlyMemory<byte> payload, string? reply = null, Headers? headers = null, CancellationToken cancel = default) =>
        PublishAsync(subject, payload, reply, headers, urgent: false, cancel);

    /// <summary>The same, sent without waiting for company: for answers that somebody waits for.</summary>
    public ValueTask PublishAsync(
        string subject, ReadOnlyMemory<byte> payload, string? reply, Headers? headers, bool urgent, CancellationToken cancel = default)
    {
        RequireSubject(subject);
        if (reply is not null)
        {
            RequireSubject(reply);
        }

        ReadOnlyMemory<byte> headerBlock = headers is { Count: > 0 } ? HeaderCodec.Encode(headers) : default;
        long bytes = (long)headerBlock.Length + payload.Length;
        long bytesMax = Volatile.Read(ref _payloadBytesMax);
        if (bytesMax > 0 && bytes > bytesMax)
        {
            throw new PayloadTooLargeException(bytes, bytesMax);
        }

        return _outbound.PublishAsync(subject, reply, headerBlock, payload, urgent, cancel);
    }

    /// <summary>
    /// Starts a subscription. Its messages go to <paramref name="handler"/>, or into the bounded channel
    /// <paramref name="shared"/> with those of other subscriptions, or to <see cref="Subscription.Messages"/>.
    /// </summary>
    public Subscription Subscribe(
        string subject, string? queue = null, long messagesMax = 0, MessageHandler? handler = null, Channel<Message>? shared = null)
    {
        RequireSubject(subject);
        if (queue is not null)
        {
            RequireSubject(queue);
        }

        return _subscriptions.Add(subject, queue, messagesMax, handler, shared);
    }

    /// <summary>Ends a subscription at once, or after <paramref name="messagesMax"/> messages in all.</summary>
    public void Unsubscribe(Subscription subscription, long messagesMax = 0) => _subscriptions.Unsubscribe(subscription, messagesMax);

    /// <summary>Ends a subscription after everything the server had already sent for it.</summary>
    public async Task DrainAsync(Subscription subscription, CancellationToken cancel = default)
    {
        _subscriptions.StopFlow(subscription);
        await FlushAsync(cancel).ConfigureAwait(false);
        _subscriptions.Remove(subscription);
    }

    /// <summary>Ends all subscriptions after what was under way, sends what was published, and closes.</summary>
    public async Task DrainAsync(CancellationToken cancel = default)
    {
        IReadOnlyList<Subscription> all = _subscriptions.All();
        foreach (Subscription subscription in all)
        {
            _subscriptions.StopFlow(subscription);
        }

        await FlushAsync(cancel).ConfigureAwait(false);
        foreach (Subscription subscription in all)
        {
            _subscriptions.Remove(subscription);
        }

        await DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Waits until the server has handled everything sent so far.</summary>
    public Task FlushAsync(CancellationToken cancel = default) => _pings.PingAsync().WaitAsync(cancel);

    /// <summary>Measures one round trip to the server.</summary>
    public async Task<TimeSpan> PingAsync(CancellationToken cancel = default)
    {
        long start = _options.TimeProvider.GetTimestamp();
        await FlushAsync(cancel).ConfigureAwait(false);
        return _options.TimeProvider.GetElapsedTime(start);
    }

    /// <summary>
    /// Sends a request and waits for its first reply. Throws <see cref="NoRespondersException"/> when nobody listens and
    /// <see cref="TimeoutException"/> when nobody answers.
    /// </summary>
    public async Task<Message> RequestAsync(
        string subject, ReadOnlyMemory<byte> payload, Headers? headers = null, TimeSpan? timeout = null, CancellationToken cancel = default)
    {
        var target = new SingleReply();
        string reply = _mux.Register(target, out long id);
        try
        {
            await PublishAsync(subject, payload, reply, headers, urgent: true, cancel).ConfigureAwait(false);
            Message answer = await target.Task.WaitAsync(timeout ?? _options.RequestTimeout, _options.TimeProvider, cancel).ConfigureAwait(false);
            return IsNoResponders(answer) ? throw new NoRespondersException(subject) : answer;
        }
        finally
        {
            _mux.Forget(id);
        }
    }

    /// <summary>Sends a request and yields its replies until <paramref name="options"/> are met; a timeout ends the replies without an error.</summary>
    public async IAsyncEnumerable<Message> RequestManyAsync(
        string subject, ReadOnlyMemory<byte> payload, RequestManyOptions options, Headers? headers = null,
        [EnumeratorCancellation] CancellationToken cancel = default)
    {
        var target = new ReplyStream(options.BufferedMax);
        string reply = _mux.Register(target, out long id);
        try
        {
            using var deadline = new CancellationTokenSource(options.Timeout ?? _options.RequestTimeout, _options.TimeProvider);
            await PublishAsync(subject, payload, reply, headers, urgent: true, cancel).ConfigureAwait(false);
            for (int count = 0; options.RepliesMax == 0 || count < options.RepliesMax; count++)
            {
                TimeSpan? silence = count > 0 ? options.Stall : null;
                Message? answer = await NextReplyAsync(target, silence, deadline.Token, cancel).ConfigureAwait(false);
                if (answer is not null && IsNoResponders(answer))
                {
                    throw new NoRespondersException(subject);
                }

                if (answer is null || (options.EmptyReplyEnds && answer is { Payload.IsEmpty: true, Headers: null }))
                {
                    yield break;
                }

                yield return answer;
            }
        }
        finally
        {
            _mux.Forget(id);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 0)
        {
            await _connection.StopAsync().ConfigureAwait(false);
        }
    }

    ValueTask IConnectionEvents.OnMessageAsync(in MessageView message) => _subscriptions.DeliverAsync(message);

    void IConnectionEvents.OnPing() => _outbound.Control("PONG\r\n"u8);

    void IConnectionEvents.OnPong() => _pings.OnPong();

    void IConnectionEvents.OnInfo(ServerInfo info)
    {
        Volatile.Write(ref _payloadBytesMax, info.PayloadBytesMax);
        _connection.OnInfo(info);
    }

    void IConnectionEvents.OnServerError(string text)
    {
        LastServerError = text;
        _options.Observer?.OnServerError(text);
    }

    private async ValueTask<Message?> NextReplyAsync(ReplyStream target, TimeSpan? silence, CancellationToken deadline, CancellationToken cancel)
    {
        if (target.Replies.TryRead(out Message? ready))
        {
            return ready;
        }

        using var stall = new CancellationTokenSource(silence ?? Timeout.InfiniteTimeSpan, _options.TimeProvider);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(stall.Token, deadline, cancel);
        try
        {
            return await target.Replies.ReadAsync(any.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return null;
        }
    }

    private static bool IsNoResponders(Message answer) => answer.Status == Message.NoResponders && answer.Payload.IsEmpty;

    /// <summary>Blanks and line breaks would turn one operation into another; everything else is the server's to judge.</summary>
    private static void RequireSubject(string subject)
    {
        if (subject.Length == 0 || subject.AsSpan().ContainsAny(NotInSubjects))
        {
            throw new ArgumentException(
                subject.Length == 0 ? "the subject is empty" : $"\"{subject}\" is not a subject: it must not hold blanks or line breaks", nameof(subject));
        }
    }
}
