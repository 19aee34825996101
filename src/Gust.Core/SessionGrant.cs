using Gust.Security.Access;

namespace Gust.Core;

/// <summary>The grant of one session: bound to an account by a login, changed by a reload, given back at the end.</summary>
internal sealed class SessionGrant(ClientSession session)
{
    private readonly Lock _lock = new();
    private MomentTimer? _expiry;
    private Grant _current = new(session.Broker.Accounts.Global, Admission.To(Account.GlobalName), session.Broker.Options);
    private bool _isCounted;
    private bool _isReleased;

    public Grant Current => Volatile.Read(ref _current);

    /// <summary>Takes an admission over; false, and the connection ends, when its account is full.</summary>
    public bool TryBind(Admission admission)
    {
        Account account = session.Broker.Accounts.GetOrAdd(admission.Account);
        if (!TryEnter(account, out Account? left, out bool isNew))
        {
            Log.AccountConnectionsExceeded(session.Broker.Log.Logger, session, account.Name, account.Definition.Limits.Connections);
            session.Dismiss(Dismissal.TooManyOfAccount);
            return false;
        }

        if (account != session.Account)
        {
            session.Broker.Connections.LeaveAccount(session);
        }

        session.Subscriptions.MoveTo(account);
        Set(new Grant(account, admission, session.Broker.Options));
        Tell(left);
        Tell(isNew ? account : null);
        if (Current.MaxSubscriptions == 0)
        {
            session.Dismiss(Dismissal.TooManySubscriptions); // a token without limits: whoever made it should know at once
            return false;
        }

        return true;
    }

    /// <summary>A reload's verdict on the <paramref name="former"/> grant: other permissions, or the end of the connection.</summary>
    /// <returns>False when another grant has come in between, which the verdict does not know: it has to be asked for again.</returns>
    public bool TryChange(Verdict verdict, Grant former)
    {
        if (verdict.Admission is not { } admission || admission.Account != former.Account.Name)
        {
            session.Dismiss(Dismissal.Unauthorized); // the reference is silent towards users that are gone; here nobody is cut without a word
            Log.AccessWithdrawn(session.Broker.Log.Logger, session, verdict.Admission is null ? verdict.Reason : "the user is of another account now");
            return true;
        }

        if (!TrySet(former.ChangedTo(admission, session.Broker.Options), former))
        {
            return false;
        }

        session.Subscriptions.Recheck(session);
        if (Current.MaxSubscriptions >= 0 && session.Subscriptions.Count > Current.MaxSubscriptions)
        {
            session.Dismiss(Dismissal.TooManySubscriptions);
        }

        return true;
    }

    /// <summary>The connection has ended.</summary>
    public void Release()
    {
        Account? left = null;
        lock (_lock)
        {
            _isReleased = true;
            _expiry?.Stop();
            if (_isCounted)
            {
                left = Current.Account;
                left.Leave();
                _isCounted = false;
            }
        }

        Tell(left);
    }

    /// <summary>Counts the session to an account.</summary>
    /// <param name="account">Which.</param>
    /// <param name="left">The account it was counted to before; null: none, or the same.</param>
    /// <param name="isNew">It was not counted to that account before.</param>
    private bool TryEnter(Account account, out Account? left, out bool isNew)
    {
        left = null;
        isNew = false;
        lock (_lock)
        {
            if (_isReleased || (_isCounted && Current.Account == account))
            {
                return !_isReleased;
            }

            if (!account.TryEnter())
            {
                return false;
            }

            if (_isCounted)
            {
                left = Current.Account;
                left.Leave();
            }

            _isCounted = isNew = true;
            return true;
        }
    }

    private void Tell(Account? changed)
    {
        if (changed is not null)
        {
            session.Broker.Accounts.ConnectionsChanged?.Invoke(changed);
        }
    }

    private void Set(Grant grant) => TrySet(grant, former: null);

    /// <summary>False when the present grant is not the <paramref name="former"/> one any more; null: whatever it is.</summary>
    private bool TrySet(Grant grant, Grant? former)
    {
        lock (_lock)
        {
            if (former is not null && _current != former)
            {
                return false;
            }

            Volatile.Write(ref _current, grant);
            if (!_isReleased && (grant.Admission.Expires is not null || _expiry is not null))
            {
                (_expiry ??= new MomentTimer(session.Broker, () => session.Dismiss(Dismissal.Expired))).Set(grant.Admission.Expires);
            }

            return true;
        }
    }
}
