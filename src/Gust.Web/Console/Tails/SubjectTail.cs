using System.Text;
using Gust.Core;
using Gust.JetStream.Model;
using Gust.Web.Console.Stored;

namespace Gust.Web.Console.Tails;

/// <summary>Listens on a subject of an account, beside those whom the messages are for: a request that nobody else takes still finds nobody.</summary>
/// <remarks>Messages come on the threads of their publishers. What is too much until the next <see cref="TakeAsync"/> is counted only.</remarks>
internal sealed class SubjectTail : ITail, ISink
{
    private readonly Lock _lock = new();
    private readonly Account _account;
    private readonly byte[] _subject;
    private readonly TimeProvider _time;
    private List<MessageRow> _messages = [];
    private long _skipped;

    public SubjectTail(Account account, string subject, TimeProvider time)
    {
        _account = account;
        _subject = Encoding.UTF8.GetBytes(subject);
        _time = time;
        account.Interest.Add(_subject, queue: null, this);
    }

    public int SlotIndex { get; set; }

    public bool Deliver(in Publication publication, FlushSet flushes)
    {
        if (publication.Trace?.IsOnly != true)
        {
            Keep(publication);
        }

        return false; // nobody has taken it
    }

    public ValueTask<TailBatch?> TakeAsync(CancellationToken gone)
    {
        lock (_lock)
        {
            if (_messages.Count == 0)
            {
                return ValueTask.FromResult<TailBatch?>(null);
            }

            TailBatch batch = new(_messages, _skipped, Last: 0);
            (_messages, _skipped) = ([], 0);
            return ValueTask.FromResult<TailBatch?>(batch);
        }
    }

    public void Dispose() => _account.Interest.Remove(_subject, default, this);

    private void Keep(in Publication publication)
    {
        lock (_lock)
        {
            if (_messages.Count == TailLimits.MessagesMax)
            {
                _skipped++;
                return;
            }

            int headers = Math.Max(0, publication.HeaderSize);
            ReadOnlySpan<byte> payload = publication.Body[headers..];
            _messages.Add(new MessageRow(0, Encoding.UTF8.GetString(publication.Subject), WireTime.FromDateTimeOffset(_time.GetUtcNow()).ToString(), payload.Length)
            {
                Hdrs = MessageRow.Beginning(publication.Body[..headers], TailLimits.MessageBytesMax),
                Data = MessageRow.Beginning(payload, TailLimits.MessageBytesMax),
                Reply = publication.Reply.IsEmpty ? null : Encoding.UTF8.GetString(publication.Reply),
            });
        }
    }
}
