namespace Gust.Core;

/// <summary>Wants to know of subscriptions of an account that come or go.</summary>
internal interface ISubscriptionObserver
{
    /// <summary>A subscription on this subject, which may have wildcards, came or went. Called on the subscriber's thread; must be quick.</summary>
    void OnChanged(ReadOnlySpan<byte> subject);
}
