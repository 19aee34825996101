using Gust.Cli.JetStream.Consumers;
using Gust.Client;
using Gust.JetStream.Model;

namespace Gust.Cli.JetStream.Messages;

/// <summary>Reads a stream's messages in order, each once: what is missing is fetched again from where it stopped.</summary>
/// <remarks>A pull consumer of its own does the work; it is deleted at the end, and by the server when we are gone.</remarks>
internal sealed class OrderedReader(JetStreamApi js, string stream, ConsumerConfig start, int batch = 500) : IAsyncDisposable
{
    private const int Heartbeat = 5;
    private const int HeartbeatsMissedMax = 2;
    private static readonly TimeSpan Expiry = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan IdleMax = TimeSpan.FromMinutes(5);
    private readonly ConsumerApi _consumers = new(js);
    private PullInbox? _inbox;
    private string? _consumer;
    private ulong _lastStream;
    private ulong _lastConsumer;
    private int _asked;

    /// <summary>Messages that were there when reading began; known after <see cref="OpenAsync"/>.</summary>
    public ulong PendingAtStart { get; private set; }

    /// <summary>Where the last message that was read stands.</summary>
    public Delivery? Last { get; private set; }

    /// <summary>Starts reading; says how much there is.</summary>
    public async Task<ulong> OpenAsync()
    {
        ConsumerInfo info = await CreateAsync(start);
        PendingAtStart = info.NumPending;
        return PendingAtStart;
    }

    /// <summary>The messages that were there at the start, and then the end.</summary>
    public async IAsyncEnumerable<StoredMessage> ToEndAsync()
    {
        if (_consumer is null)
        {
            await OpenAsync();
        }

        for (bool isMore = PendingAtStart > 0; isMore; isMore = Last!.Pending > 0)
        {
            yield return await NextAsync();
        }
    }

    /// <summary>The messages as they come, without end.</summary>
    public async IAsyncEnumerable<StoredMessage> FollowAsync()
    {
        while (true)
        {
            yield return await NextAsync();
        }
    }

    public async Task<StoredMessage> NextAsync()
    {
        if (_consumer is null)
        {
            await OpenAsync();
        }

        while (true)
        {
            if (_asked == 0)
            {
                await AskAsync();
            }

            Message? message = await _inbox!.NextAsync(TimeSpan.FromSeconds(Heartbeat * HeartbeatsMissedMax));
            if (message is { Status: 0 } && Delivery.Parse(message.Reply) is { } delivery && Take(delivery))
            {
                return new StoredMessage(message.Subject, delivery.StreamSequence, delivery.Time, message.Headers, message.Payload);
            }

            if (message is null or { Status: 0 or 409 or 503 })
            {
                await StartAgainAsync();
            }
            else if (message.Status != 100)
            {
                _asked = 0; // the request has ended: 404, 408
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_consumer is null)
        {
            return;
        }

        await _inbox!.DisposeAsync();
        if (!js.Context.Cancel.IsCancellationRequested)
        {
            await ForgetAsync();
        }
    }

    private bool Take(Delivery delivery)
    {
        if (delivery.ConsumerSequence != _lastConsumer + 1)
        {
            return false; // one or more were lost on the way
        }

        (_lastConsumer, _lastStream, Last) = (delivery.ConsumerSequence, delivery.StreamSequence, delivery);
        _asked--;
        return true;
    }

    private async Task AskAsync()
    {
        _asked = batch;
        await _inbox!.AskAsync(new PullRequest
        {
            Batch = batch,
            ExpiresNs = Expiry.Ticks * 100,
            IdleHeartbeatNs = TimeSpan.FromSeconds(Heartbeat).Ticks * 100,
        });
    }

    private async Task StartAgainAsync()
    {
        await _inbox!.DisposeAsync();
        await ForgetAsync();
        await CreateAsync(_lastStream == 0 ? start : start with
        {
            DeliverPolicy = DeliverKind.ByStartSequence,
            OptStartSeq = _lastStream + 1,
            OptStartTime = null,
        });
    }

    private async Task<ConsumerInfo> CreateAsync(ConsumerConfig wanted)
    {
        ConsumerConfig config = wanted with
        {
            AckPolicy = AckKind.None,
            MaxDeliver = 1,
            MemStorage = true,
            NumReplicas = 1,
            InactiveThresholdNs = IdleMax.Ticks * 100,
        };
        ConsumerInfo info = (await _consumers.CreateAsync(stream, config)).Value;
        _consumer = info.Name;
        _inbox = new PullInbox(js, stream, _consumer);
        _lastConsumer = 0;
        _asked = 0;
        return info;
    }

    private async Task ForgetAsync()
    {
        try
        {
            await _consumers.DeleteAsync(stream, _consumer!);
        }
        catch (ApiException e) when (e.Reason is ErrorCode.ConsumerNotFound or ErrorCode.StreamNotFound)
        {
            // gone already: that may be why there is a new one
        }
    }
}
