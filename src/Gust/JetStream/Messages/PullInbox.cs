using System.Buffers;
using Gust.Client;
using Gust.JetStream.Model.Json;

namespace Gust.Cli.JetStream.Messages;

/// <summary>A subject to which a consumer's messages come when they are asked for.</summary>
internal sealed class PullInbox : IAsyncDisposable
{
    private readonly JetStreamApi _js;
    private readonly string _next;
    private readonly Subscription _subscription;

    public PullInbox(JetStreamApi js, string stream, string consumer)
    {
        _js = js;
        _next = js.Subject($"CONSUMER.MSG.NEXT.{stream}.{consumer}");
        Subject = js.Client.NewInbox();
        _subscription = js.Client.Subscribe(Subject);
    }

    public string Subject { get; }

    public ValueTask AskAsync(PullRequest request)
    {
        var json = new ArrayBufferWriter<byte>();
        ModelJson.Write(json, PullRequest.Shape, request);
        return _js.Client.PublishAsync(_next, json.WrittenMemory, Subject, headers: null, urgent: true, _js.Context.Cancel);
    }

    /// <summary>The next message or status; null when nothing comes for so long.</summary>
    public async ValueTask<Message?> NextAsync(TimeSpan silenceMax)
    {
        if (_subscription.Messages.TryRead(out Message? ready))
        {
            return ready;
        }

        using var silence = new CancellationTokenSource(silenceMax, _js.Context.Host.TimeProvider);
        using var any = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, _js.Context.Cancel);
        try
        {
            return await _subscription.Messages.ReadAsync(any.Token);
        }
        catch (OperationCanceledException) when (!_js.Context.Cancel.IsCancellationRequested)
        {
            return null;
        }
        catch (System.Threading.Channels.ChannelClosedException)
        {
            throw new CliException($"the connection is lost: {_js.Client.Failure?.Message ?? "closed"}");
        }
    }

    public ValueTask DisposeAsync()
    {
        _js.Client.Unsubscribe(_subscription);
        return ValueTask.CompletedTask;
    }
}
