using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Gust.Conformance.Identities;

/// <summary>
/// The HTTP server that a URL resolver asks for accounts. It gives what a script tells it to give, and remembers what it was
/// asked. Its base address always answers, as servers look for it when they start. Thread-safe.
/// </summary>
internal sealed class AccountServer : IDisposable
{
    public const string Hold = "hold";
    private const string Root = "/jwt/v1";
    private const string Accounts = Root + "/accounts/";

    private readonly Lock _gate = new();
    private readonly Dictionary<string, TaskCompletionSource<string>> _answers = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _requests = new(StringComparer.Ordinal);
    private readonly List<Socket> _open = [];
    private readonly int _port;
    private Socket? _listener;

    public AccountServer()
    {
        Start();
        _port = ((IPEndPoint)_listener!.LocalEndPoint!).Port;
    }

    /// <summary>What an operator's token calls its account server: the accounts are below <c>/accounts</c>.</summary>
    public string Url => $"http://127.0.0.1:{_port}{Root}";

    /// <summary>From now on the account gives this: a token, <c>status 500</c>, <c>redirect KEY</c>, or <see cref="Hold"/> for no answer until the next change.</summary>
    public void Serve(string account, string answer)
    {
        lock (_gate)
        {
            var held = _answers.GetValueOrDefault(account);
            _answers[account] = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            if (answer != Hold)
            {
                _answers[account].SetResult(answer);
                held?.TrySetResult(answer);
            }
        }
    }

    /// <summary>The accounts it was asked for since this was called last, in no order and however often.</summary>
    public IReadOnlyList<string> TakeRequests()
    {
        lock (_gate)
        {
            string[] taken = [.. _requests];
            _requests.Clear();
            return taken;
        }
    }

    /// <summary>Listens again on the port that it had.</summary>
    public void Start()
    {
        var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, _port));
        listener.Listen();
        _listener = listener;
        _ = AcceptAsync(listener);
    }

    /// <summary>Is no longer there, for those neither who are connected.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            _listener?.Dispose();
            _listener = null;
            _open.ForEach(socket => socket.Dispose());
            _open.Clear();
        }
    }

    public void Dispose() => Stop();

    private async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (true)
            {
                _ = AnswerAsync(await listener.AcceptAsync());
            }
        }
        catch (Exception error) when (error is SocketException or ObjectDisposedException)
        {
            // stopped
        }
    }

    private async Task AnswerAsync(Socket socket)
    {
        lock (_gate)
        {
            _open.Add(socket);
        }

        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            var target = (await reader.ReadLineAsync())?.Split(' ').ElementAtOrDefault(1) ?? "";
            while (await reader.ReadLineAsync() is { Length: > 0 })
            {
            }

            var answer = target.StartsWith(Accounts, StringComparison.Ordinal) ? await AskedAsync(target[Accounts.Length..]) : "status 404";
            await stream.WriteAsync(Encoding.Latin1.GetBytes(Response(answer)));
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // who asked has gone, or this server was stopped
        }
    }

    private Task<string> AskedAsync(string account)
    {
        lock (_gate)
        {
            if (account.Length > 0)
            {
                _requests.Add(account);
            }

            return _answers.TryGetValue(account, out var answer) ? answer.Task : Task.FromResult(account.Length == 0 ? "" : "status 404");
        }
    }

    private static string Response(string answer) => answer.Split(' ') switch
    {
        ["status", var status] => $"HTTP/1.1 {status} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        ["redirect", var key] => $"HTTP/1.1 302 Found\r\nLocation: {Accounts}{key}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        _ => $"HTTP/1.1 200 OK\r\nContent-Type: application/jwt\r\nContent-Length: {answer.Length}\r\nConnection: close\r\n\r\n{answer}",
    };
}
