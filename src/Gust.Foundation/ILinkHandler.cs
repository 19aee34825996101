namespace Gust.Foundation;

/// <summary>What a kernel does with one peer's bytes. Called by the link's driver.</summary>
internal interface ILinkHandler
{
    /// <summary>Handshakes, where there are any, are over; the first read follows. Never called for a link that does not come up.</summary>
    void OnOpened()
    {
    }

    /// <summary>Takes what it can of <paramref name="bytes"/>. Never called concurrently for one link.</summary>
    LinkRead OnBytes(ReadOnlySpan<byte> bytes);

    /// <summary>The peer has left during a <see cref="LinkRead.Hold"/>: whether nothing is lost when the rest of what it sent is not shown any more.</summary>
    bool MayDrop(ReadOnlySpan<byte> rest) => true;

    /// <summary>All bytes of <see cref="ILink.Send"/> went out, or (<paramref name="ok"/> false) the link is broken.</summary>
    void OnSent(bool ok);

    /// <summary>The peer has gone or the link was closed. Called once, after the last <see cref="OnBytes"/>.</summary>
    /// <param name="end">How it ended.</param>
    /// <param name="fault">What the handler itself threw: a defect, which ends this link alone.</param>
    void OnClosed(LinkEnd end, Exception? fault);
}
