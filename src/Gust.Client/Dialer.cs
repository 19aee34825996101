using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace Gust.Client;

/// <summary>Makes a <see cref="Wire"/>: dials, upgrades to TLS, greets, and waits for the server's consent.</summary>
internal sealed class Dialer(NatsClientOptions options)
{
    public async Task<Wire> ConnectAsync(ServerAddress address, CancellationToken cancel)
    {
        using var timeout = new CancellationTokenSource(options.ConnectTimeout, options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancel);
        Stream? stream = null;
        try
        {
            stream = await OpenAsync(address, either.Token).ConfigureAwait(false);
            return await HandshakeAsync(address, stream, either.Token).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            if (stream is not null)
            {
                await stream.DisposeAsync().ConfigureAwait(false);
            }

            cancel.ThrowIfCancellationRequested();
            throw Reason(e) is { } reason ? new ConnectException(address, reason, e) : e;
        }
    }

    private async ValueTask<Stream> OpenAsync(ServerAddress address, CancellationToken cancel)
    {
        if (options.OpenStream is not null)
        {
            return await options.OpenStream(cancel).ConfigureAwait(false);
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(address.Host, address.Port, cancel).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<Wire> HandshakeAsync(ServerAddress address, Stream stream, CancellationToken cancel)
    {
        string serverName = options.Tls.ServerName ?? address.TlsName ?? address.Host;
        bool encrypted = options.Tls.HandshakeFirst;
        if (encrypted)
        {
            stream = await TlsUpgrade.StartAsync(stream, options.Tls, serverName, cancel).ConfigureAwait(false);
        }

        var received = new ReadBuffer();
        ServerInfo info = await ReadInfoAsync(stream, received, cancel).ConfigureAwait(false);
        bool wanted = address.Tls || options.Tls.Wanted;
        if (wanted && !encrypted && !info.TlsRequired && !info.TlsAvailable)
        {
            throw new NatsException("TLS was asked for, but the server does not offer it");
        }

        if (!encrypted && (wanted || info.TlsRequired))
        {
            stream = await TlsUpgrade.StartAsync(stream, options.Tls, serverName, cancel).ConfigureAwait(false);
        }

        await stream.WriteAsync(ConnectOperation.Encode(options, address, info), cancel).ConfigureAwait(false);
        await AwaitConsentAsync(stream, received, cancel).ConfigureAwait(false);
        return new Wire(address, stream, received, info);
    }

    private async Task<ServerInfo> ReadInfoAsync(Stream stream, ReadBuffer received, CancellationToken cancel)
    {
        while (true)
        {
            if (Step(received, out ServerOpKind kind, out ServerInfo? info, out string error))
            {
                return kind switch
                {
                    ServerOpKind.Info => info!,
                    ServerOpKind.Error => throw new ServerErrorException(error),
                    _ => throw new ProtocolException("the peer did not begin with INFO; is this a NATS server?"),
                };
            }

            await FillAsync(stream, received, "the server closed the connection without a greeting; it may expect TLS first", cancel).ConfigureAwait(false);
        }
    }

    private async Task AwaitConsentAsync(Stream stream, ReadBuffer received, CancellationToken cancel)
    {
        while (true)
        {
            while (Step(received, out ServerOpKind kind, out _, out string error))
            {
                switch (kind)
                {
                    case ServerOpKind.Pong:
                        return;
                    case ServerOpKind.Error:
                        throw new ServerErrorException(error);
                }
            }

            await FillAsync(stream, received, "the server closed the connection during the handshake", cancel).ConfigureAwait(false);
        }
    }

    private static bool Step(ReadBuffer received, out ServerOpKind kind, out ServerInfo? info, out string error)
    {
        var op = default(ServerOp);
        int consumed = ServerOpParser.Read(received.Data, ref op, out int needed);
        kind = op.Kind;
        info = consumed > 0 && kind == ServerOpKind.Info ? ServerInfo.Parse(op.Text) : null;
        error = consumed > 0 && kind == ServerOpKind.Error ? Encoding.UTF8.GetString(op.Text) : "";
        received.Consume(consumed);
        if (consumed == 0)
        {
            received.MakeRoom(needed);
        }

        return consumed > 0;
    }

    /// <summary>Reads on; <paramref name="onEnd"/> is what the end of an unencrypted connection means here.</summary>
    private async Task FillAsync(Stream stream, ReadBuffer received, string onEnd, CancellationToken cancel)
    {
        int count;
        try
        {
            count = await stream.ReadAsync(received.Free, cancel).ConfigureAwait(false);
        }
        catch (IOException e) when (stream is SslStream)
        {
            throw new NatsException(EndAfterTls, e);
        }

        if (count == 0)
        {
            throw new EndOfStreamException(stream is SslStream ? EndAfterTls : onEnd);
        }

        received.Commit(count);
    }

    /// <summary>With TLS 1.3 a server refuses the client's certificate only after the client's side of the handshake is done.</summary>
    private string EndAfterTls => options.Tls.CertificateFile is null
        ? "the server ended the connection after the TLS handshake; it may ask for a client certificate"
        : "the server ended the connection after the TLS handshake; it may not accept the client certificate";

    /// <summary>The part of a sentence that tells the user why; null for a defect of ours.</summary>
    private string? Reason(Exception e) => e switch
    {
        SocketException { SocketErrorCode: SocketError.ConnectionRefused } => "connection refused",
        SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain } => "no such host",
        SocketException s => s.Message,
        // Words that are no TLS record come without an inner exception; an unfit certificate comes as UntrustedServerException.
        AuthenticationException { InnerException: null } when options.Tls.HandshakeFirst => "TLS failed: the server does not begin with TLS, it greets first",
        AuthenticationException a => $"TLS failed: {a.InnerException?.Message ?? a.Message}",
        OperationCanceledException => "timed out",
        ServerErrorException s => $"the server refused: {s.Message}",
        NatsException n => n.Message,
        IOException { InnerException: SocketException s } => s.Message,
        IOException i => i.Message,
        _ => null,
    };
}
