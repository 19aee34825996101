namespace Gust.Transport.WebSockets;

/// <summary>Why <see cref="WebSocketFrameReader.Read"/> stopped.</summary>
internal enum WebSocketRead
{
    /// <summary>The input is used up, or the output is full.</summary>
    More,

    /// <summary>A message begins; <see cref="WebSocketFrameReader.IsCompressed"/> says what its bytes are.</summary>
    MessageBegin,

    /// <summary>All of a message's bytes were read.</summary>
    MessageEnd,

    Ping,
    Pong,
    Close,

    /// <summary>The peer broke the protocol: <see cref="WebSocketFrameReader.Error"/>.</summary>
    Failed,
}
