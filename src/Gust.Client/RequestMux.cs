using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Globalization;

namespace Gust.Client;

/// <summary>One wildcard subscription carries the replies of all requests; the last token of the subject tells which.</summary>
internal sealed class RequestMux(SubscriptionTable subscriptions, string prefix)
{
    private readonly ConcurrentDictionary<long, IReplyTarget> _waiting = new();
    private readonly Lock _gate = new();
    private Subscription? _subscription;
    private long _last;

    /// <summary>Registers <paramref name="target"/> and returns the subject for its replies.</summary>
    public string Register(IReplyTarget target, out long id)
    {
        lock (_gate)
        {
            _subscription ??= subscriptions.Add(prefix + ".*", queue: null, messagesMax: 0, OnReply, shared: null);
        }

        id = Interlocked.Increment(ref _last);
        _waiting[id] = target;
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}.{id}");
    }

    public void Forget(long id) => _waiting.TryRemove(id, out _);

    private void OnReply(in MessageView view)
    {
        ReadOnlySpan<byte> token = view.Subject[(view.Subject.LastIndexOf((byte)'.') + 1)..];
        if (Utf8Parser.TryParse(token, out long id, out int used) && used == token.Length && _waiting.TryGetValue(id, out IReplyTarget? target))
        {
            target.Accept(Message.From(view));
        }
    }
}
