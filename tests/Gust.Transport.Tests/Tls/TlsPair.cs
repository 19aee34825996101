using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Gust.Foundation;
using Gust.Transport.Tls;

namespace Gust.Transport.Tests.Tls;

/// <summary>A <see cref="TlsLink"/> accepted over loopback and a client's stream at the other end.</summary>
internal sealed class TlsPair : IDisposable
{
    public const string Greeting = "INFO {}\r\n";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly TcpAcceptor _acceptor;
    private readonly Socket _socket;

    private TlsPair(TcpAcceptor acceptor, Socket socket, TlsLink link)
    {
        _acceptor = acceptor;
        _socket = socket;
        Link = link;
        Clear = new CountingStream(new NetworkStream(socket, ownsSocket: false));
        Encrypted = new SslStream(Clear);
    }

    public TlsLink Link { get; }

    public RecordingHandler Handler { get; } = new();

    /// <summary>The client's end without TLS.</summary>
    public CountingStream Clear { get; }

    public SslStream Encrypted { get; }

    public Task Run { get; private set; } = Task.CompletedTask;

    public static async Task<TlsPair> OpenAsync(TlsServer server, TlsMode mode, BufferPool? pool = null)
    {
        TaskCompletionSource<Socket> accepted = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TcpAcceptor acceptor = new(new IPEndPoint(IPAddress.Loopback, 0), accepted.SetResult);
        _ = acceptor.RunAsync();
        Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(acceptor.LocalEndPoint);
        TlsPair pair = new(acceptor, socket, new TlsLink(await accepted.Task.WaitAsync(Patience), server, mode, pool ?? new BufferPool()));
        pair.Link.Attach(pair.Handler);
        pair.Run = pair.Link.RunAsync(() => Assert.Equal(Greeting.Length, pair.Link.TrySend(System.Text.Encoding.ASCII.GetBytes(Greeting))));
        return pair;
    }

    /// <summary>The client's handshake; the server's certificate is accepted whatever it is.</summary>
    public Task AuthenticateAsync(X509Certificate2? certificate = null, string name = "localhost", Action<SslClientAuthenticationOptions>? adapt = null)
    {
        SslClientAuthenticationOptions options = new()
        {
            TargetHost = name,
            RemoteCertificateValidationCallback = (_, _, _, _) => true,
        };
        if (certificate is not null)
        {
            options.ClientCertificates = [certificate];
            options.LocalCertificateSelectionCallback = (_, _, _, _, _) => certificate;
        }

        adapt?.Invoke(options);
        return Encrypted.AuthenticateAsClientAsync(options).WaitAsync(Patience);
    }

    public static async Task<string> ReadAsync(Stream stream, int count)
    {
        byte[] bytes = new byte[count];
        await stream.ReadExactlyAsync(bytes).AsTask().WaitAsync(Patience);
        return System.Text.Encoding.ASCII.GetString(bytes);
    }

    public Task<string> ReadGreetingAsync(Stream stream) => ReadAsync(stream, Greeting.Length);

    /// <summary>The client goes without a word of TLS.</summary>
    public void Disconnect(bool resets)
    {
        _socket.LingerState = new LingerOption(resets, 0);
        _socket.Dispose();
    }

    public void Dispose()
    {
        _socket.Dispose();
        Link.Close();
        _acceptor.Dispose();
    }
}
