using Gust.Core;
using Gust.Foundation;

namespace Gust.Monitoring.SystemAccount;

/// <summary>Takes requests off the read loops of who asks, and has them answered one after the other elsewhere.</summary>
/// <remarks>Thread-safe. A document may be large: nobody's messages wait while it is made.</remarks>
internal sealed class RequestDesk
{
    /// <summary>Requests that may wait; who comes then is told to come again.</summary>
    public const int WaitingMax = 4096;

    /// <summary>Bytes of their bodies: every account may ask, and a body may be as long as max_payload.</summary>
    public const long WaitingBytesMax = 16 * 1024 * 1024;

    private readonly Broker _broker;
    private readonly Answers _answers;
    private readonly Mailbox<Errand> _mailbox;
    private long _waitingBytes;

    public RequestDesk(Broker broker, Answers answers, IWorkScheduler scheduler)
    {
        _broker = broker;
        _answers = answers;
        _mailbox = new Mailbox<Errand>(scheduler, Work);
    }

    /// <summary>Has requests on a subject of the system account handled from now on.</summary>
    public void Serve(string subject, Action<SystemRequest> handler) => _broker.System.Serve(subject, (in Publication publication) =>
    {
        if (_mailbox.Count < WaitingMax && Volatile.Read(ref _waitingBytes) < WaitingBytesMax)
        {
            SystemRequest request = SystemRequest.Copy(publication);
            Interlocked.Add(ref _waitingBytes, request.Body.Length);
            _mailbox.Post(new Errand(request, handler));
        }
        else
        {
            _answers.Refuse(publication.Reply, Answers.Busy, "too many requests wait for an answer");
        }
    });

    private void Work(Span<Errand> errands)
    {
        foreach (Errand errand in errands)
        {
            try
            {
                errand.Handler(errand.Request);
            }
            catch (Exception e)
            {
                SystemAccountLog.RequestFailed(_broker.Log.Logger, errand.Request.Subject, e);
                _answers.Refuse(errand.Request.Reply, Answers.Failed, "internal error: see the server's log");
            }
            finally
            {
                Interlocked.Add(ref _waitingBytes, -errand.Request.Body.Length);
            }
        }
    }

    private readonly record struct Errand(SystemRequest Request, Action<SystemRequest> Handler);
}
