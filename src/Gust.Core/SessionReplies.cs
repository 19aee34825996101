using Gust.Protocol;

namespace Gust.Core;

/// <summary>What a session tells its client beside messages: that something was wrong, or that all is well.</summary>
/// <remarks>Owned by the session's read loop, but for <see cref="Withdraw"/>.</remarks>
internal sealed class SessionReplies(ClientSession session, FlushSet flushes)
{
    private readonly ForbiddenLog _forbidden = new(session);

    /// <summary>Tells the client of an error that does not end the connection.</summary>
    public void Reject(string error)
    {
        Log.ErrorSent(session.Broker.Log.Logger, session, error);
        session.Outbound.Append(ServerLines.Error(error), flushes);
    }

    /// <summary>Likewise, of something it may not do: who runs the server should hear of it.</summary>
    /// <param name="error">What the client is told.</param>
    /// <param name="violation">What the log is told.</param>
    public void Forbid(string error, string violation)
    {
        _forbidden.Note(violation);
        session.Outbound.Append(ServerLines.Error(error), flushes);
    }

    /// <summary>Likewise, of something it may do no longer. From any thread.</summary>
    public void Withdraw(string error, bool isLogged)
    {
        if (isLogged)
        {
            Log.Forbidden(session.Broker.Log.Logger, session, error, session.Grant.Admission.User, session.Account.Name);
        }

        session.Outbound.Send(ServerLines.Error(error));
    }

    public void Reply(ReadOnlySpan<byte> line) => session.Outbound.Append(line, flushes);

    public void AcknowledgeIfVerbose()
    {
        if (session.Connect.Verbose)
        {
            Reply(ServerLines.Ok);
        }
    }
}
