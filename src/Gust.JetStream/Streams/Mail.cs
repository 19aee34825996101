namespace Gust.JetStream.Streams;

/// <summary>A mail where it lies. Holds as long as its chunk does.</summary>
/// <param name="head">Lengths of the parts.</param>
/// <param name="bytes">The parts, one behind the other.</param>
internal readonly ref struct Mail(MailHead head, ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public MailKind Kind => head.Kind;

    /// <summary>Empty: nobody waits for an answer.</summary>
    public ReadOnlySpan<byte> Reply => _bytes[..head.Reply];

    public ReadOnlySpan<byte> Subject => _bytes.Slice(head.Reply, head.Subject);

    /// <summary>The whole header block; empty: none.</summary>
    public ReadOnlySpan<byte> Headers => _bytes.Slice(head.Reply + head.Subject, head.Headers);

    public ReadOnlySpan<byte> Payload => _bytes.Slice(head.Reply + head.Subject + head.Headers, head.Payload);

    /// <summary>Subject, headers and payload as one.</summary>
    public ReadOnlySpan<byte> Content => _bytes[head.Reply..];

    /// <summary>Bytes of headers and payload: what limits of a message's size count.</summary>
    public int Size => head.Headers + head.Payload;
}
