namespace Gust.Core;

/// <summary>Tells the log what a client tried and may not do. Once a second at most: a client must not fill the disk.</summary>
internal sealed class ForbiddenLog(ClientSession session)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private long? _last;

    public void Note(string violation)
    {
        var time = session.Broker.Time;
        long now = time.GetTimestamp();
        if (_last is { } last && time.GetElapsedTime(last, now) < Pause)
        {
            Log.ErrorSent(session.Broker.Log.Logger, session, violation);
            return;
        }

        _last = now;
        Log.Forbidden(session.Broker.Log.Logger, session, violation, session.Grant.Admission.User, session.Account.Name);
    }
}
