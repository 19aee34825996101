using Gust.Core;
using Gust.Foundation;

namespace Gust.Monitoring.SystemAccount;

/// <summary>Requests that wait for their answers, which are made one after the other. Bounded.</summary>
/// <remarks>Thread-safe.</remarks>
internal sealed class RequestQueue
{
    /// <summary>Requests that may wait; who comes then is told to come again.</summary>
    public const int WaitingMax = 4096;

    /// <summary>Bytes of their bodies: a body may be as long as max_payload.</summary>
    public const long WaitingBytesMax = 16 * 1024 * 1024;

    private readonly Mailbox<RequestErrand> _mailbox;
    private readonly Action<RequestErrand> _answer;
    private long _waitingBytes;

    /// <param name="scheduler">Where answers are made.</param>
    /// <param name="answer">Makes one. Must not throw.</param>
    public RequestQueue(IWorkScheduler scheduler, Action<RequestErrand> answer)
    {
        _mailbox = new Mailbox<RequestErrand>(scheduler, Work);
        _answer = answer;
    }

    /// <summary>False: too many wait.</summary>
    public bool TryAdd(in Publication publication, Action<SystemRequest> handler)
    {
        if (_mailbox.Count >= WaitingMax || Volatile.Read(ref _waitingBytes) >= WaitingBytesMax)
        {
            return false;
        }

        SystemRequest request = SystemRequest.Copy(publication);
        Interlocked.Add(ref _waitingBytes, request.Body.Length);
        _mailbox.Post(new RequestErrand(request, handler));
        return true;
    }

    private void Work(Span<RequestErrand> errands)
    {
        foreach (RequestErrand errand in errands)
        {
            _answer(errand);
            Interlocked.Add(ref _waitingBytes, -errand.Request.Body.Length);
        }
    }
}
