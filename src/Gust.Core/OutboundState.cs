namespace Gust.Core;

/// <summary>What an <see cref="OutboundQueue"/> may still do.</summary>
internal enum OutboundState
{
    Open,

    /// <summary>What waits still goes out, then the link is closed; nothing is added.</summary>
    Draining,

    /// <summary>Nothing goes out any more.</summary>
    Closed,
}
