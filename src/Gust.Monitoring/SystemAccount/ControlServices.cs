using Gust.Core;

namespace Gust.Monitoring.SystemAccount;

/// <summary>Does what an operator asks of this server: read its configuration again, cut a client, send a client away.</summary>
internal sealed class ControlServices(MonitoredServer server, RequestDesk desk, Answers answers, DocumentServices documents)
{
    private const string NoFile = "can only reload config when a file is provided using -c or --config";

    public void Start()
    {
        string prefix = $"$SYS.REQ.SERVER.{server.Broker.Identity.Id}.";
        desk.Serve(prefix + "RELOAD", request => documents.IfMeant(request, Reload));
        desk.Serve(prefix + "KICK", Kick);
        desk.Serve(prefix + "LDM", SendAway);
    }

    private void Reload(SystemRequest request)
    {
        if (server.Reload is not { } reload)
        {
            answers.Refuse(request.Reply, Answers.Failed, NoFile);
            return;
        }

        reload(error => Conclude(request, error));
    }

    private void Kick(SystemRequest request)
    {
        if (Choose(request, "no such client or leafnode id") is { } session)
        {
            answers.Done(request.Reply); // who asked may listen to the event too: the answer comes first
            session.CloseQuietly(CloseReason.Kicked);
        }
    }

    private void SendAway(SystemRequest request)
    {
        if (Choose(request, "no such client id") is { } session)
        {
            Conclude(request, server.Broker.TrySendAway(session) ? null : "client does not support Lame Duck Mode or is not ready to receive the notification");
        }
    }

    /// <summary>The client that is meant; null, and who asks has been told, when there is none.</summary>
    /// <remarks>The reference leaves who sends no JSON without an answer; here he learns why.</remarks>
    private ClientSession? Choose(SystemRequest request, string otherwise)
    {
        if (!RequestBody.TryRead(request.Body, SystemAccountJson.Default.ClientChoice, out ClientChoice? choice, out string error))
        {
            answers.Refuse(request.Reply, Answers.Unreadable, error);
            return null;
        }

        ClientSession? session = server.Broker.FindSession(choice.Cid);
        if (session is null)
        {
            answers.Refuse(request.Reply, Answers.Failed, otherwise);
        }

        return session;
    }

    /// <param name="request">That was to be done.</param>
    /// <param name="error">Why it was not; null: it was.</param>
    private void Conclude(SystemRequest request, string? error)
    {
        if (error is null)
        {
            answers.Done(request.Reply);
        }
        else
        {
            answers.Refuse(request.Reply, Answers.Failed, error);
        }
    }
}
