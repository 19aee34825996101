using Gust.Core;
using Gust.Core.Sharing;

namespace Gust.Monitoring.SystemAccount;

/// <summary>Does what an operator asks of this server: read its configuration again, cut a client, send a client away.</summary>
internal sealed class ControlServices(MonitoredServer server, RequestDesk desk, Answers answers, DocumentServices documents)
{
    private const string NoFile = "can only reload config when a file is provided using -c or --config";

    public void Start()
    {
        string prefix = $"$SYS.REQ.SERVER.{server.Broker.Identity.Id}.";
        desk.Serve(prefix + "RELOAD", request => documents.IfMeant(request, Reload));
        desk.Serve(prefix + "KICK", request => WithClient(request, "no such client or leafnode id", Kick));
        desk.Serve(prefix + "LDM", request => WithClient(request, "no such client id", SendAway));
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

    /// <remarks>The reference leaves who sends no JSON without an answer; here he learns why.</remarks>
    private void WithClient(SystemRequest request, string otherwise, Func<ClientSession, string?> act)
    {
        if (!RequestBody.TryRead(request.Body, SystemAccountJson.Default.ClientChoice, out ClientChoice? choice, out string error))
        {
            answers.Refuse(request.Reply, Answers.Unreadable, error);
            return;
        }

        Conclude(request, server.Broker.FindSession(choice.Cid) is { } session ? act(session) : otherwise);
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

    private static string? Kick(ClientSession session)
    {
        session.CloseQuietly(CloseReason.Kicked);
        return null;
    }

    private string? SendAway(ClientSession session) => server.Broker.TrySendAway(session)
        ? null
        : "client does not support Lame Duck Mode or is not ready to receive the notification";
}
