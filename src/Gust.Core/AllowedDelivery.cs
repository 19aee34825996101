using Gust.Security.Access;

namespace Gust.Core;

/// <summary>Stands in for a subscription in the route of a subject that it may have, so that permissions cost nothing for each message.</summary>
internal sealed class AllowedDelivery(Subscription subscription, SubjectSet denied) : ISink
{
    /// <summary>What was looked at; once the subscription denies others (a reload), each message is checked again.</summary>
    public SubjectSet Denied => denied;

    /// <summary>Unused: it hangs in no tree.</summary>
    public int SlotIndex { get; set; }

    public bool Deliver(in Publication publication, FlushSet flushes) =>
        subscription.Denied == denied && publication.Trace is null
            ? subscription.DeliverAllowed(publication, flushes)
            : subscription.Deliver(publication, flushes);
}
