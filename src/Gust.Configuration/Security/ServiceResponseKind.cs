namespace Gust;

/// <summary>How many messages answer one request to an exported service (<c>response_type</c>).</summary>
public enum ServiceResponseKind
{
    /// <summary>One.</summary>
    Singleton,

    /// <summary>Any number.</summary>
    Stream,

    /// <summary>One answer in several messages.</summary>
    Chunked,
}
