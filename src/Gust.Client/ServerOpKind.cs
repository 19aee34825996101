namespace Gust.Client;

/// <summary>What a server sends to a client.</summary>
internal enum ServerOpKind
{
    Message,
    Info,
    Ping,
    Pong,
    Ok,
    Error,
}
