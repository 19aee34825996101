namespace Gust.Protocol;

/// <summary>The verbs a client may send.</summary>
internal enum ClientVerb
{
    /// <summary>None of them, whatever may follow.</summary>
    Unknown,

    /// <summary>More bytes are needed to tell.</summary>
    Incomplete,
    Publish,
    HeaderPublish,
    Subscribe,
    Unsubscribe,
    Connect,
    Ping,
    Pong,
    Info,
    Ok,
    Error,
}
