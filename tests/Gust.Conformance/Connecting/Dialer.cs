using System.Net;
using System.Net.Security;
using System.Net.WebSockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Gust.Conformance.Frames;
using Gust.Conformance.Identities;
using Gust.Conformance.Scripting;
using Gust.Testing;

namespace Gust.Conformance.Connecting;

/// <summary>Opens the connections of scripts: TCP, TLS and WebSocket.</summary>
/// <param name="certificate">The certificates that the script declares.</param>
internal sealed class Dialer(Func<string, CertificateTemplate?> certificate)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(8);

    /// <summary>The connection up to where INFO is due.</summary>
    public async Task<ScriptedConnection> OpenAsync(string name, IPEndPoint address, ConnectionPlan plan)
    {
        if (plan.UsesWebSocket && !plan.IsRaw)
        {
            return plan.ShowsFrames ? await OpenFramesAsync(name, address, plan) : await OpenWebSocketAsync(name, address, plan);
        }

        var connection = new ScriptedConnection(name, await RawConnection.OpenAsync(address), address.Port);
        if (plan.StartsWithTls)
        {
            await SecureAsync(connection, plan);
        }

        return connection;
    }

    /// <summary>TLS on an open connection. A refusal is the end of the connection: when TLS 1.3 tells it is left to chance.</summary>
    public async Task SecureAsync(ScriptedConnection connection, ConnectionPlan plan)
    {
        using var limit = new CancellationTokenSource(Timeout);
        try
        {
            await connection.Wire.UpgradeAsync(async plain =>
            {
                var secure = new SslStream(plain);
                await secure.AuthenticateAsClientAsync(TlsOptions(plan), limit.Token);
                return secure;
            });
        }
        catch (Exception error) when (error is IOException or AuthenticationException)
        {
            connection.IsRefused = true;
        }
    }

    private static async Task<ScriptedConnection> OpenFramesAsync(string name, IPEndPoint address, ConnectionPlan plan)
    {
        var wire = await RawConnection.OpenAsync(address);
        await wire.UpgradeAsync(plain => Task.FromResult<Stream>(new FrameStream(plain)));
        await wire.SendAsync(UpgradeRequest.Of(plan));
        return new ScriptedConnection(name, wire, address.Port) { IsFramed = true, IsUnmasked = plan.Has("no-masking") };
    }

    private async Task<ScriptedConnection> OpenWebSocketAsync(string name, IPEndPoint address, ConnectionPlan plan)
    {
        var socket = new ClientWebSocket();
        socket.Options.RemoteCertificateValidationCallback = IsOfTheServer;
        SetHeader(socket, "Cookie", plan.Value("cookie"));
        SetHeader(socket, "Origin", plan.Value("origin"));
        if (plan.Value("cert") is { } client)
        {
            socket.Options.ClientCertificates.Add(Certificate(client));
        }

        var scheme = plan.Has("wss") ? "wss" : "ws";
        using var limit = new CancellationTokenSource(Timeout);
        try
        {
            await socket.ConnectAsync(new Uri($"{scheme}://{address}{plan.Value("path") ?? "/"}"), limit.Token);
        }
        catch (WebSocketException)
        {
            return new ScriptedConnection(name, RawConnection.Over(Stream.Null), address.Port) { IsRefused = true };
        }

        var stream = WebSocketStream.Create(socket, WebSocketMessageType.Binary, TimeSpan.FromSeconds(1));
        return new ScriptedConnection(name, RawConnection.Over(stream), address.Port) { Socket = socket };
    }

    private static void SetHeader(ClientWebSocket socket, string name, string? value)
    {
        if (value is not null)
        {
            socket.Options.SetRequestHeader(name, value);
        }
    }

    private SslClientAuthenticationOptions TlsOptions(ConnectionPlan plan)
    {
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = plan.Value("by-name") ?? "localhost",
            RemoteCertificateValidationCallback = IsOfTheServer,
            EnabledSslProtocols = plan.Has("tls12") ? SslProtocols.Tls12 : SslProtocols.None,
        };
        if (plan.Value("cert") is { } client)
        {
            // The callback answers also when the server's list of authorities does not name the certificate's issuer.
            var own = Certificate(client);
            options.ClientCertificates = [own];
            options.LocalCertificateSelectionCallback = (_, _, _, _, _) => own;
        }

        return options;
    }

    private X509Certificate2 Certificate(string name) => CertificateStore.Get(name, certificate(name));

    // Which certificate the server shows is compared elsewhere; here it must be one of the test's own authority.
    private static bool IsOfTheServer(object sender, X509Certificate? shown, X509Chain? chain, SslPolicyErrors errors) =>
        shown is not null && shown.Issuer == CertificateStore.Get("ca").Subject;
}
