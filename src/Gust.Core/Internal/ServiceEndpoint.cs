namespace Gust.Core.Internal;

/// <summary>A subject on which the server itself answers.</summary>
/// <remarks>The handler runs on the requester's read loop: it answers at once or copies what it needs and answers later.</remarks>
internal sealed class ServiceEndpoint(RequestHandler handler) : ISink
{
    public int SlotIndex { get; set; }

    public bool Deliver(in Publication publication, FlushSet flushes)
    {
        if (publication.Trace?.IsOnly != true)
        {
            handler(publication);
        }

        return true;
    }
}
