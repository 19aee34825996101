namespace Gust.Security.Definitions;

/// <summary>How many messages answer one request to a service.</summary>
internal enum ResponseKind
{
    Singleton,

    /// <summary>Any number, until the threshold passes without one.</summary>
    Stream,

    /// <summary>As <see cref="Stream"/>; the parts of one answer.</summary>
    Chunked,
}
