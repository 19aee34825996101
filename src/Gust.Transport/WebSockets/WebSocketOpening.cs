using System.Net.Sockets;
using Gust.Foundation;
using Gust.Transport.Tls;

namespace Gust.Transport.WebSockets;

/// <summary>Brings an accepted socket to the point where a session can begin: TLS, if there is any, and the upgrade.</summary>
/// <param name="tls">Null for <c>no_tls</c>.</param>
internal sealed class WebSocketOpening(WebSocketSettings settings, TlsServer? tls, BufferPool pool, TimeProvider time)
{
    private const int ReadSize = 1024;

    private WebSocketSettings _settings = settings;

    /// <summary>Used for connections that open from now on.</summary>
    public WebSocketSettings Settings
    {
        get => Volatile.Read(ref _settings);
        set => Volatile.Write(ref _settings, value);
    }

    /// <summary>Opens one connection; when that fails the socket is closed. Takes no longer than the timeouts allow.</summary>
    public async Task<WebSocketOpened> OpenAsync(Socket accepted)
    {
        SocketWire socket;
        try
        {
            socket = new SocketWire(accepted);
        }
        catch (Exception e) when (WireFailure.Is(e))
        {
            accepted.Dispose(); // the peer has gone already, or the listener has
            return new WebSocketOpened("", 0, null, e.Message);
        }

        IWire wire = socket;
        try
        {
            if (tls is not null)
            {
                wire = await tls.AcceptAsync(socket, pool).ConfigureAwait(false);
            }
        }
        catch (TlsHandshakeException e)
        {
            socket.Close(default);
            return new WebSocketOpened(socket.RemoteHost, socket.RemotePort, null, $"TLS handshake error: {e.Message}");
        }

        using OpeningDeadline deadline = new(wire, Settings.HandshakeTimeout, time);
        (WebSocketLink? link, string? failure) = await UpgradeAsync(wire).ConfigureAwait(false);
        if (!deadline.TryMeet())
        {
            return new WebSocketOpened(socket.RemoteHost, socket.RemotePort, null, "timeout");
        }

        if (link is null)
        {
            wire.Close(default);
        }

        return new WebSocketOpened(socket.RemoteHost, socket.RemotePort, link, failure);
    }

    private async Task<(WebSocketLink? Link, string? Failure)> UpgradeAsync(IWire wire)
    {
        WebSocketSettings settings = Settings;
        PendingBytes request = new(pool);
        try
        {
            int length = await ReadHeadAsync(wire, request).ConfigureAwait(false);
            if (length == 0)
            {
                return (null, "connection closed");
            }

            WebSocketUpgrade verdict;
            HttpRequestHead? head = null;
            if (length < 0)
            {
                verdict = WebSocketUpgrade.TooLarge;
            }
            else if (!HttpRequestHead.TryParse(request.Span[..length], out head))
            {
                verdict = WebSocketUpgrade.Malformed;
            }
            else if (request.Count > length)
            {
                return (null, "client sent data before handshake is complete");
            }
            else
            {
                verdict = WebSocketUpgrade.Judge(head, settings, wire.Tls is not null);
            }

            if (verdict.Terms is null)
            {
                await wire.TransmitAsync(verdict.Refuse(time.GetUtcNow())).ConfigureAwait(false);
                return (null, verdict.Refusal);
            }

            await wire.TransmitAsync(WebSocketUpgrade.Accept(head!, verdict.Terms, settings)).ConfigureAwait(false);
            return (new WebSocketLink(wire, verdict.Request!, verdict.Terms, pool), null);
        }
        catch (Exception e) when (WireFailure.Is(e))
        {
            return (null, e.Message);
        }
        finally
        {
            request.Release();
        }
    }

    /// <summary>Reads until the request's head is complete and gives its length; 0 at the end of the connection, -1 when it is too large.</summary>
    private static async ValueTask<int> ReadHeadAsync(IWire wire, PendingBytes request)
    {
        byte[] buffer = new byte[ReadSize];
        while (request.Count < HttpRequestHead.SizeMax)
        {
            int count = await wire.ReceiveAsync(buffer).ConfigureAwait(false);
            if (count == 0)
            {
                return 0;
            }

            buffer.AsSpan(0, count).CopyTo(request.Reserve(count));
            int length = HttpRequestHead.LengthOf(request.Span);
            if (length > 0)
            {
                return length;
            }
        }

        return -1;
    }
}
