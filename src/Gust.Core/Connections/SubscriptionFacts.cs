namespace Gust.Core.Connections;

/// <summary>One subscription as it stands at one moment, or stood when its connection ended.</summary>
/// <param name="Subject">Subject or pattern.</param>
/// <param name="Queue">Empty: a subscription of its own.</param>
/// <param name="Sid">The client's id of it.</param>
/// <param name="Delivered">Messages that it was given.</param>
/// <param name="Max">Messages after which it ends; 0: it does not.</param>
internal readonly record struct SubscriptionFacts(byte[] Subject, byte[] Queue, byte[] Sid, long Delivered, long Max)
{
    public static SubscriptionFacts Of(Subscription subscription) =>
        new(subscription.Subject, subscription.Queue, subscription.Sid.ToArray(), subscription.Delivered, subscription.Max);
}
