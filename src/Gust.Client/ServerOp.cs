namespace Gust.Client;

/// <summary>One operation from the server, in spans of the read buffer.</summary>
internal ref struct ServerOp
{
    public ServerOpKind Kind;

    /// <summary>Set for <see cref="ServerOpKind.Message"/>.</summary>
    public MessageView Message;

    /// <summary>INFO's JSON or the text of -ERR without its quotes.</summary>
    public ReadOnlySpan<byte> Text;
}
