using System.Net;
using System.Net.Sockets;
using System.Text;
using Gust.Testing;
using Gust.Transport.WebSockets;

namespace Gust.Transport.Tests.WebSockets;

/// <summary>The same requests to nats-server and to this room: status and fields of the answers are alike.</summary>
public sealed class ReferenceUpgradeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Fields that may differ: the clock's, and that this server closes after a refusal.</summary>
    private static readonly string[] Incomparable = ["Date", "Connection"];

    [Fact]
    public async Task Answers_to_upgrade_requests_are_those_of_the_reference()
    {
        int port = FreePort();
        string block = $"{{ host: 127.0.0.1, port: {port}, no_tls: true, compression: true, allowed_origins: [\"http://ok.example:8080\"], headers {{ X-Test: \"yes\" }} }}";
        await using ServerProcess reference = await ServerProcess.StartAsync(ReferenceServer.Executable, $"websocket {block}");
        WebSocketSettings settings = new()
        {
            Compression = true,
            AllowedOrigins = [WebSocketOrigin.Parse("http://ok.example:8080")!],
            Headers = [new("X-Test", "yes")],
        };
        List<string> differences = [];
        foreach (string request in Requests())
        {
            using WebSocketListener listener = new(settings);
            string expected = await AnswerAsync(new IPEndPoint(IPAddress.Loopback, port), request);
            string actual = await AnswerAsync(listener.Address, request);
            if (expected != actual)
            {
                differences.Add($"{request}\nexpected {expected}\nactual   {actual}");
            }
        }

        Assert.Empty(differences);
    }

    private static IEnumerable<string> Requests()
    {
        UpgradeText right = new();
        UpgradeText[] requests =
        [
            right,
            right with { Target = "/some/path?query" },
            right with { Version = "HTTP/1.0" },
            right with { Upgrade = "foo, WebSocket" },
            right with { Connection = "keep-alive, upgrade" },
            right with { More = "Nats-No-Masking: true\r\n" },
            right with { More = "Sec-WebSocket-Extensions: permessage-deflate\r\n" },
            right with { More = "Sec-WebSocket-Extensions: foo, permessage-deflate; client_max_window_bits\r\n" },
            right with { More = "Sec-WebSocket-Extensions: foo\r\n" },
            right with { More = "Origin: http://ok.example:8080\r\n" },
            right with { More = "Origin: http://ok.example\r\n" },
            right with { More = "Origin: null\r\n" },
            right with { Method = "POST" },
            right with { Method = "get" },
            right with { Upgrade = null },
            right with { Upgrade = "h2c" },
            right with { Connection = null },
            right with { Connection = "close" },
            right with { Key = null },
            right with { Key = "abcd" },
            right with { Key = "!!!" },
            right with { WebSocketVersion = null },
            right with { WebSocketVersion = "12" },
            right with { Target = "/mqtt" },
        ];
        return requests.Select(request => request.ToString());
    }

    /// <summary>Status line, comparable fields and body.</summary>
    private static async Task<string> AnswerAsync(IPEndPoint address, string request)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(address);
        using NetworkStream stream = new(socket);
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using StreamReader reader = new(stream, Encoding.Latin1);
        StringBuilder answer = new();
        int length = 0;
        while (await reader.ReadLineAsync().WaitAsync(Patience) is { Length: > 0 } line)
        {
            string name = line.Split(':')[0];
            length = name == "Content-Length" ? int.Parse(line.Split(':')[1]) : length;
            if (!Incomparable.Contains(name))
            {
                answer.Append(line).Append('|');
            }
        }

        char[] body = new char[length];
        if (length > 0)
        {
            await reader.ReadBlockAsync(body).AsTask().WaitAsync(Patience);
        }

        return answer.Append(body).ToString();
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
