using System.Buffers;
using Gust.Foundation;

namespace Gust.Core.Sharing;

/// <summary>Routes and buffers of one hop, used again for the next message.</summary>
internal sealed class RelayHop
{
    /// <summary>Room that is kept for the next message.</summary>
    private const int TextKeptMax = 16 * 1024;

    private readonly Dictionary<Account, RouteCache> _routes = [];

    /// <summary>A subject under its other name.</summary>
    public ArrayBufferWriter<byte> Subject { get; } = new();

    /// <summary>Headers and replies on their way into a message.</summary>
    public ArrayBufferWriter<byte> Text { get; private set; } = new();

    /// <summary>Where a subject leads in an account, as of now.</summary>
    public RouteEntry Route(Account account, ReadOnlySpan<byte> subject, IRandom random)
    {
        if (!_routes.TryGetValue(account, out RouteCache? cache))
        {
            _routes.Add(account, cache = new RouteCache(random));
        }

        RouteEntry route = cache.Find(subject);
        route.Refresh(account);
        return route;
    }

    /// <summary>Done with a message: an unusually large one leaves no large buffer behind.</summary>
    public void Trim()
    {
        if (Text.Capacity > TextKeptMax)
        {
            Text = new ArrayBufferWriter<byte>();
        }
    }
}
