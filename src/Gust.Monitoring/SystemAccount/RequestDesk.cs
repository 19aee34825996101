using Gust.Core;
using Gust.Foundation;

namespace Gust.Monitoring.SystemAccount;

/// <summary>Takes requests off the read loops of who asks, and has them answered elsewhere.</summary>
/// <remarks>
/// Thread-safe. A document may be large: nobody's messages wait while it is made. Operators, who ask in the system account, and all other
/// accounts stand in queues of their own: however much the others ask, an operator is not held up by it and not refused for it.
/// </remarks>
internal sealed class RequestDesk
{
    private readonly Broker _broker;
    private readonly Answers _answers;
    private readonly RequestQueue _operators;
    private readonly RequestQueue _others;

    public RequestDesk(Broker broker, Answers answers, IWorkScheduler scheduler)
    {
        _broker = broker;
        _answers = answers;
        _operators = new RequestQueue(scheduler, Answer);
        _others = new RequestQueue(scheduler, Answer);
    }

    /// <summary>Has requests on a subject of the system account handled from now on. Handlers may run at the same time, for an operator and for others.</summary>
    public void Serve(string subject, Action<SystemRequest> handler) => _broker.System.Serve(subject, (in Publication publication) =>
    {
        RequestQueue queue = publication.HasCrossed ? _others : _operators;
        if (!queue.TryAdd(publication, handler))
        {
            _answers.Refuse(publication.Reply, Answers.Busy, "too many requests wait for an answer");
        }
    });

    private void Answer(RequestErrand errand)
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
    }
}
