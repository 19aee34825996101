namespace Gust.Protocol;

/// <summary>Why a client's bytes cannot be taken. Each closes the connection (spec: protocol.md section 5).</summary>
internal enum ProtocolError
{
    /// <summary>No such verb, or a payload that does not end in CRLF.</summary>
    UnknownOperation,

    /// <summary>Wrong number of fields or a malformed number; the reference closes without an -ERR.</summary>
    BadArguments,

    /// <summary>A line longer than <c>max_control_line</c>.</summary>
    ControlLineExceeded,

    /// <summary>A payload larger than <c>max_payload</c>.</summary>
    PayloadExceeded,

    /// <summary>HPUB while headers are off.</summary>
    HeadersNotSupported,

    /// <summary>An operation other than CONNECT while CONNECT is owed.</summary>
    ConnectOwed,

    /// <summary>The client reported an error of its own; the reference closes without an answer.</summary>
    ErrorFromClient,
}
