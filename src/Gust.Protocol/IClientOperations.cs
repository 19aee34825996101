namespace Gust.Protocol;

/// <summary>What a session does with the operations of one client. A struct, so that the parser is compiled for it.</summary>
/// <remarks>Spans point into the read buffer and die with the call. A method answers false to stop parsing (the session is closing).</remarks>
internal interface IClientOperations
{
    /// <summary>False while CONNECT is owed: no other operation is taken. Asked anew after each operation that may change it.</summary>
    bool MayOperate { get; }

    /// <summary>What the client may send. Asked anew like <see cref="MayOperate"/>.</summary>
    ParserLimits Limits { get; }

    bool OnPublish(in PublishOperation publish);

    bool OnSubscribe(ReadOnlySpan<byte> subject, ReadOnlySpan<byte> queue, ReadOnlySpan<byte> sid);

    /// <param name="max">Messages to deliver in all before the subscription ends; 0: it ends at once.</param>
    bool OnUnsubscribe(ReadOnlySpan<byte> sid, long max);

    bool OnConnect(ReadOnlySpan<byte> json);

    bool OnPing();

    bool OnPong();

    void OnError(ProtocolError error, ReadOnlySpan<byte> near);
}
