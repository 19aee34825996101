using Gust.Security.Access;

namespace Gust.Core;

/// <summary>What a session may do at present: its account, its permissions, and the limits that follow from all of them. Immutable.</summary>
/// <remarks>Replaced by a login and by a reload; whatever was worked out under another grant no longer holds.</remarks>
internal sealed class Grant
{
    public Grant(Account account, Admission admission, CoreOptions options)
        : this(account, admission, options, former: null)
    {
    }

    private Grant(Account account, Admission admission, CoreOptions options, ResponsePermits? former)
    {
        Account = account;
        Admission = admission;
        Permissions = admission.Permissions;
        MaxPayload = LowestLimit(options.MaxPayload, account.Definition.Limits.Payload, admission.MaxPayload);
        int maxSubscriptions = LowestLimit(options.MaxSubscriptions > 0 ? options.MaxSubscriptions : -1, account.Definition.Limits.Subscriptions, admission.MaxSubscriptions);
        MaxSubscriptions = maxSubscriptions;
        Responses = Permissions?.Rules.Responses is not { } rule ? null : former?.Rule == rule ? former : new ResponsePermits(rule);
    }

    public Account Account { get; }

    public Admission Admission { get; }

    /// <summary>Null: everything is allowed.</summary>
    public Permissions? Permissions { get; }

    /// <summary>Bytes of one message.</summary>
    public int MaxPayload { get; }

    /// <summary>Subscriptions of the connection; -1: unlimited.</summary>
    public int MaxSubscriptions { get; }

    /// <summary>Replies that may be published beyond the permissions; null: none ever.</summary>
    public ResponsePermits? Responses { get; }

    /// <summary>What the same client may do after a change. It may still answer the requests it has got if the rule for that is the same.</summary>
    public Grant ChangedTo(Admission admission, CoreOptions options) => new(Account, admission, options, Responses);

    private static int LowestLimit(int server, int account, int user)
    {
        int lowest = server;
        foreach (int limit in (ReadOnlySpan<int>)[account, user])
        {
            lowest = limit >= 0 && (lowest < 0 || limit < lowest) ? limit : lowest;
        }

        return lowest;
    }
}
