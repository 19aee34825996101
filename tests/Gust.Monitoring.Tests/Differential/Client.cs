using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using Gust.Security.Keys;
using Gust.Testing;

namespace Gust.Monitoring.Tests.Differential;

/// <summary>A client of a workload.</summary>
internal sealed class Client : IDisposable
{
    private readonly RawConnection _connection;
    private int _questions;

    private Client(RawConnection connection) => _connection = connection;

    /// <summary>Connects and waits until the server has dealt with CONNECT, unless it ends the connection over it.</summary>
    /// <param name="server">Where to.</param>
    /// <param name="connect">Members of CONNECT besides the usual ones, as JSON.</param>
    public static async Task<Client> ConnectAsync(MonitoredProcess server, string connect)
    {
        RawConnection connection = await RawConnection.OpenAsync(server.Server.Address);
        await connection.ReadAsync();
        return await GreetAsync(connection, connect);
    }

    /// <summary>The same with a token, and its key to sign the nonce with.</summary>
    public static async Task<Client> ConnectAsync(MonitoredProcess server, string connect, NKeyPair key, string token)
    {
        RawConnection connection = await RawConnection.OpenAsync(server.Server.Address);
        WireFrame? greeting = await connection.ReadAsync();
        return await GreetAsync(connection, $"{connect},\"jwt\":\"{token}\",\"sig\":\"{key.SignToText(NonceIn(greeting!))}\"");
    }

    /// <summary>The same over TLS, with a certificate of its own.</summary>
    /// <param name="server">Where to.</param>
    /// <param name="connect">Members of CONNECT besides the usual ones, as JSON.</param>
    /// <param name="certificate">Shown if the server asks for one.</param>
    /// <param name="isFirst">The handshake comes before the server says anything.</param>
    /// <param name="proxy">Key of a proxy that vouches for the client.</param>
    public static async Task<Client> ConnectSecurelyAsync(MonitoredProcess server, string connect, X509Certificate2 certificate, bool isFirst = false, NKeyPair? proxy = null)
    {
        RawConnection connection = await RawConnection.OpenAsync(server.Server.Address);
        WireFrame? greeting = isFirst ? null : await connection.ReadAsync();
        await connection.UpgradeAsync(async stream =>
        {
            SslStream tls = new(stream, leaveInnerStreamOpen: false, (_, _, _, _) => true);
            await tls.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost", ClientCertificates = [certificate] });
            return tls;
        });
        greeting ??= await connection.ReadAsync();
        return await GreetAsync(connection, proxy is null ? connect : $"{connect},\"proxy_sig\":\"{proxy.SignToText(NonceIn(greeting!))}\"");
    }

    /// <summary>The same over WebSocket.</summary>
    public static async Task<ClientWebSocket> ConnectByWebSocketAsync(MonitoredProcess server, string connect)
    {
        ClientWebSocket socket = new();
        IPEndPoint address = server.Server.Listener("websocket");
        await socket.ConnectAsync(new Uri($"ws://{address}"), CancellationToken.None);
        await socket.SendAsync(Encoding.UTF8.GetBytes(ConnectLine(connect) + "PING\r\n"), WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);
        StringBuilder heard = new();
        byte[] buffer = new byte[4096];
        while (!heard.ToString().Contains("PONG", StringComparison.Ordinal))
        {
            WebSocketReceiveResult result = await socket.ReceiveAsync(buffer, CancellationToken.None);
            heard.Append(Encoding.UTF8.GetString(buffer, 0, result.Count));
        }

        return socket;
    }

    /// <summary>Sends and waits until the server has dealt with it. Gives what came back.</summary>
    public async Task<IReadOnlyList<WireFrame>> DoAsync(string text)
    {
        await _connection.SendAsync(text + "PING\r\n");
        return await _connection.ReadUntilAsync("PONG");
    }

    /// <summary>Sends what the server ends the connection over, and waits for the end.</summary>
    public async Task FailAsync(string text)
    {
        await _connection.SendAsync(text);
        while (await _connection.ReadAsync() is not null)
        {
            // What it says on the way is not of interest here.
        }
    }

    /// <summary>The next message.</summary>
    public async Task<WireFrame> ReceiveAsync() =>
        (await _connection.ReadUntilAsync("")).Single() is { Payload: not null } message ? message : await ReceiveAsync();

    /// <summary>Asks a question and gives the answer's payload.</summary>
    public async Task<string> AskAsync(string subject, string payload)
    {
        if (_questions == 0)
        {
            await DoAsync("SUB _ASK.* ask\r\n");
        }

        await _connection.SendAsync(Publish(subject, payload, $"_ASK.{++_questions}"));
        return Encoding.UTF8.GetString((await ReceiveUntilAsync(line => line.Contains($"MSG _ASK.{_questions} ", StringComparison.Ordinal))).Payload!);
    }

    /// <summary>The same; null: the server has nothing to say to it. It deals with requests in their order, and always answers to who asks how it is called.</summary>
    public async Task<string?> TryAskAsync(string subject, string payload)
    {
        await DoAsync("SUB _TRY.* try\r\n");
        await _connection.SendAsync(Publish(subject, payload, "_TRY.1") + Publish("$SYS.REQ.SERVER.PING.IDZ", "", "_TRY.2"));
        WireFrame first = await ReceiveUntilAsync(line => line.Contains("MSG _TRY.", StringComparison.Ordinal));
        return first.Line.Contains("_TRY.2", StringComparison.Ordinal) ? null : Encoding.UTF8.GetString(first.Payload!);
    }

    /// <summary>Asks a consumer for a message, and gives the subject of its acknowledgement.</summary>
    /// <param name="next">Where to ask.</param>
    /// <param name="request">What for.</param>
    /// <param name="box">Where the message is to come.</param>
    /// <param name="sid">Number of the subscription to that.</param>
    public async Task<string> TakeAsync(string next, string request, string box, int sid)
    {
        await _connection.SendAsync(Publish(next, request, box));
        WireFrame message = await ReceiveUntilAsync(line => line.Contains($" {sid:d} $JS.ACK.", StringComparison.Ordinal));
        return message.Line.Split(' ').First(word => word.StartsWith("$JS.ACK.", StringComparison.Ordinal));
    }

    /// <summary>A message to publish.</summary>
    public static string Publish(string subject, string payload, string reply = "") => string.Create(
        CultureInfo.InvariantCulture, $"PUB {subject} {(reply.Length > 0 ? reply + " " : "")}{payload.Length}\r\n{payload}\r\n");

    public void Dispose() => _connection.Dispose();

    private async Task<WireFrame> ReceiveUntilAsync(Func<string, bool> isMeant)
    {
        while (true)
        {
            WireFrame frame = await _connection.ReadAsync() ?? throw new InvalidOperationException("the server ended the connection");
            if (frame.Payload is not null && isMeant(frame.Line))
            {
                return frame;
            }
        }
    }

    private static byte[] NonceIn(WireFrame greeting) =>
        Encoding.ASCII.GetBytes(JsonElement.Parse(greeting.Line["INFO ".Length..]).GetProperty("nonce").GetString()!);

    private static async Task<Client> GreetAsync(RawConnection connection, string connect)
    {
        Client client = new(connection);
        await client.DoAsync(ConnectLine(connect));
        return client;
    }

    private static string ConnectLine(string connect) =>
        $"CONNECT {{\"verbose\":false,\"pedantic\":false,\"protocol\":1,\"headers\":true,\"no_responders\":true{(connect.Length > 0 ? "," + connect : "")}}}\r\n";
}
