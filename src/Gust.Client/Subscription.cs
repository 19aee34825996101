using System.Text;
using System.Threading.Channels;

namespace Gust.Client;

/// <summary>Interest in a subject, and the messages that came for it.</summary>
/// <remarks>
/// Messages wait in a bounded channel. When it is full the connection stops reading until the reader catches up: nothing
/// is dropped here. So whoever reads a subscription must not await an answer on the same connection with a full channel.
/// </remarks>
internal sealed class Subscription
{
    private readonly Channel<Message>? _channel;
    private readonly bool _ownsChannel;
    private readonly MessageHandler? _handler;
    private byte[] _lastSubjectBytes = [];
    private string _lastSubject = "";

    /// <summary>Messages go to <paramref name="handler"/>, or into <paramref name="shared"/>, or into a channel of its own.</summary>
    public Subscription(
        long sid, string subject, string? queue, long messagesMax, int channelMax, MessageHandler? handler, Channel<Message>? shared)
    {
        Sid = sid;
        Subject = subject;
        Queue = queue;
        MessagesMax = messagesMax;
        _handler = handler;
        _ownsChannel = handler is null && shared is null;
        _channel = _ownsChannel ? Channel.CreateBounded<Message>(
            new BoundedChannelOptions(channelMax) { SingleReader = true, SingleWriter = true, AllowSynchronousContinuations = false }) : shared;
    }

    public long Sid { get; }

    public string Subject { get; }

    public string? Queue { get; }

    /// <summary>Messages after which the subscription ends by itself; 0: never.</summary>
    public long MessagesMax { get; internal set; }

    public long Delivered { get; private set; }

    /// <summary>The messages; completes when the subscription ends. Empty for a subscription with a handler.</summary>
    public ChannelReader<Message> Messages => _channel?.Reader ?? throw new InvalidOperationException("this subscription has a handler");

    public IAsyncEnumerable<Message> ReadAllAsync(CancellationToken cancel = default) => Messages.ReadAllAsync(cancel);

    /// <summary>Takes one message. The task is pending while the channel is full.</summary>
    internal ValueTask DeliverAsync(in MessageView view)
    {
        Delivered++;
        if (_handler is not null)
        {
            _handler(view);
            return ValueTask.CompletedTask;
        }

        var message = Message.From(view, SubjectText(view.Subject));
        return _channel!.Writer.TryWrite(message) ? ValueTask.CompletedTask : WriteWhenRoomAsync(message);
    }

    /// <summary>Ends <see cref="Messages"/>; a shared channel stays open for its other subscriptions.</summary>
    internal void Complete()
    {
        if (_ownsChannel)
        {
            _channel!.Writer.TryComplete();
        }
    }

    private async ValueTask WriteWhenRoomAsync(Message message)
    {
        try
        {
            await _channel!.Writer.WriteAsync(message).ConfigureAwait(false);
        }
        catch (ChannelClosedException)
        {
            // The subscription ended while its channel was full; the message has no reader any more.
        }
    }

    /// <summary>Most subscriptions see one subject again and again; its text is made once.</summary>
    private string SubjectText(ReadOnlySpan<byte> subject)
    {
        if (!subject.SequenceEqual(_lastSubjectBytes))
        {
            _lastSubjectBytes = subject.ToArray();
            _lastSubject = Encoding.UTF8.GetString(subject);
        }

        return _lastSubject;
    }
}
